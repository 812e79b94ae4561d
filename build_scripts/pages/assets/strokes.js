// What a painter does on a canvas, taken down as elements of SVG: the part of the canvas's interface that it uses.
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

export class Strokes {
  // `model` is a canvas's context, which knows how wide letters are.
  constructor(model, { paper }) {
    Object.assign(this, { model, paper, parts: [], fillStyle: "#000", globalCompositeOperation: "source-over" });
  }

  get font() {
    return this.model.font;
  }

  measureText(words) {
    return this.model.measureText(words);
  }

  // Rectangles of one colour that follow one another are one path.
  fillRect(x, y, width, height) {
    this.add(this.fillStyle, `M${x} ${y}h${width}v${height}h${-width}z`);
  }

  // What is cleared shows the paper, which is laid below everything at the end.
  clearRect(x, y, width, height) {
    if (this.parts.length) this.add(this.paper, `M${x} ${y}h${width}v${height}h${-width}z`);
  }

  beginPath() {
    this.path = "";
  }

  moveTo(x, y) {
    this.path += `M${x} ${y}`;
  }

  lineTo(x, y) {
    this.path += `L${x} ${y}`;
  }

  fill() {
    this.add(this.fillStyle, `${this.path}z`);
  }

  fillText(words, x, y) {
    this.parts.push(`<text x="${x}" y="${y}" fill="${escaped(this.fillStyle)}">${escaped(words)}</text>`);
    this.last = null;
  }

  add(fill, steps) {
    if (this.globalCompositeOperation === "destination-over") this.parts.unshift(`<path fill="${escaped(fill)}" d="${steps}"/>`);
    else if (this.last?.fill === fill) this.last.steps.push(steps);
    else {
      this.last = { fill, steps: [steps], toString: pathOf };
      this.parts.push(this.last);
    }
  }

  document(width, height, title) {
    const [, size, family] = /^(?:.*\s)?([\d.]+px)\s+(.*)$/.exec(this.font) ?? ["", "12px", "sans-serif"];
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(family)}" font-size="${size}" role="img"><title>${escaped(title)}</title>\n${this.parts.join("\n")}\n</svg>\n`;
  }
}

function pathOf() {
  return `<path fill="${escaped(this.fill)}" d="${this.steps.join("")}"/>`;
}
