// Words as small pictures. To write on a canvas costs most for the first word of a frame, for which the browser looks for
// the letters anew; a picture of the word is laid down in a fraction of that, with the same pixels. It is made of words that
// come often: to make it takes as long as to write it some times, and many titles pass by in a few frames.
const OFTEN = 4;
const MOST = 400; // so many are kept; that of a title as wide as the drawing takes 150 kB
const RISE = 16;
const HIGH = 24;

export class Letters {
  constructor(context, ratio) {
    Object.assign(this, { ratio, font: context.font, held: new Map() });
  }

  // Write on a canvas, as `fillText` does, at whole pixels of the screen. `size` is how wide the words are.
  write(context, words, x, y, size, colour) {
    const key = `${colour} ${words}`;
    const picture = this.held.get(key) ?? 1; // or how many times it came
    if (picture instanceof HTMLCanvasElement) return this.lay(context, picture, x - 2, y - RISE);
    if (this.held.size === MOST) this.held.clear();
    this.held.set(key, picture < OFTEN ? picture + 1 : this.painted(words, size, colour));
    context.fillStyle = colour;
    context.fillText(words, x, y);
  }

  lay(context, picture, ...place) {
    const [x, y] = place.map((at) => Math.round(at * this.ratio) / this.ratio);
    context.drawImage(picture, x, y, picture.width / this.ratio, picture.height / this.ratio);
  }

  painted(words, size, colour) {
    const [width, height] = [Math.ceil((size + 4) * this.ratio), Math.ceil(HIGH * this.ratio)];
    const element = Object.assign(document.createElement("canvas"), { width, height });
    const context = element.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    Object.assign(context, { font: this.font, fillStyle: colour });
    context.fillText(words, 2, RISE);
    return element;
  }
}
