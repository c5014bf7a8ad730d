// What a reader sees of the diagrams: for each, its texts and its shapes. Runs after colours.js.
(drawings) => {
  // Browsers print no background of a page.
  const page = (element) => {
    const colours = [];
    if (matchMedia("print").matches) return ["white"];
    for (let at = element; at; at = at.parentElement) {
      colours.unshift(getComputedStyle(at).backgroundColor);
    }
    return ["white", ...colours];
  };

  const fill = (shape) => getComputedStyle(shape).fill;
  const area = (rect) => {
    const { left, top, right, bottom } = rect.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const inside = (inner, outer) =>
    inner.left >= outer.left - 1 && inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;

  return drawings.map((drawing) => {
    const scale = drawing.getScreenCTM().a;
    const rects = [...drawing.querySelectorAll("rect")];
    // Later shapes lie on top of earlier ones.
    const under = (place) => rects
      .filter((rect) => inside(place, area(rect)))
      .map(fill)
      .filter((colour) => colour !== "none");
    const ground = (place) => paint([...page(drawing), ...under(place)]);

    const texts = [...drawing.querySelectorAll("text")].map((text) => {
      const fonts = [text, ...text.children].map((part) => getComputedStyle(part));
      const box = text.parentElement.querySelector(":scope > rect");
      const place = area(text);
      return {
        text: text.textContent,
        place,
        pixels: Math.min(...fonts.map((font) => parseFloat(font.fontSize))) * scale,
        fits: inside(place, area(box ?? drawing)) && inside(place, area(drawing)),
        contrast: contrast([paint([fill(text)]), ground(place)]),
      };
    });

    const strokes = [...drawing.querySelectorAll(".diagram-line, .diagram-box > rect")]
      .map((shape) => contrast([
        paint([getComputedStyle(shape).stroke]),
        paint(page(drawing)),
      ]));

    return {
      title: drawing.querySelector("title").textContent,
      width: drawing.getBoundingClientRect().width,
      texts,
      strokes,
      grounds: [
        paint(page(drawing)),
        ...rects.map(fill).filter((colour) => colour !== "none")
          .map((colour) => paint([colour])),
      ].map(luminance),
    };
  });
};
