// The lowest contrast of visible text inside some elements, by WCAG 2, with the text.
(roots) => {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d", { willReadFrequently: true });

  // Painting resolves every colour syntax and all transparency.
  const paint = (colours) => {
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };

  const luminance = (rgb) => {
    const [r, g, b] = rgb
      .map((value) => value / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

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
    const [low, high] = [background, text].map(luminance).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
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
