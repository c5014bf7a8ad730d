// The lowest contrast of visible text inside some elements, by WCAG 2, with the text. Runs after
// colours.js.
(roots) => {
  const backgrounds = (element) => {
    const colours = [];
    for (let at = element; at; at = at.parentElement) {
      colours.unshift(getComputedStyle(at).backgroundColor);
    }
    return ["white", ...colours];
  };

  const opacity = (element) =>
    element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;

  const ratio = (element) => {
    const background = paint(backgrounds(element));
    context.globalAlpha = opacity(element);
    const text = paint([getComputedStyle(element).color]);
    context.globalAlpha = 1;
    return contrast([background, text]);
  };

  let worst = { ratio: Infinity, text: "" };
  const note = (element, text) => {
    if (!text || !element.checkVisibility({ visibilityProperty: true })) return;
    const found = ratio(element);
    if (found < worst.ratio) worst = { ratio: found, text };
  };

  for (const root of roots) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      note(texts.currentNode.parentElement, texts.currentNode.data.trim());
    }
    // What a control holds is no text of the page.
    for (const control of root.querySelectorAll("input, select")) {
      note(control, `a control named ${control.name}`);
    }
  }
  return worst;
};
