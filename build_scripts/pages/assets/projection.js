// Degrees to units of the map and back, as `base/projection.py` has them: its file says where the formulas are from.
const RADIUS = 6371;
const radians = (degrees) => (degrees * Math.PI) / 180;

// `about` has the projection's middle (none for a map of the whole world), the map's origin and what a unit is.
export class Projection {
  constructor({ middle, origin, unit }) {
    Object.assign(this, { middle, origin, unit });
    this.start = middle ?? [0, 0];
  }

  at(lon, lat) {
    const [x, y] = this.middle ? azimuthal(this.middle, lon, lat) : equalEarth(lon, lat);
    return [(x - this.origin[0]) / this.unit, (y - this.origin[1]) / this.unit];
  }

  // The degrees of a point, by Newton's steps from the middle: one way for every projection.
  degrees(x, y) {
    const step = 1e-4;
    let [lon, lat] = this.start;
    for (let turn = 0; turn < 30; turn += 1) {
      const [px, py] = this.at(lon, lat);
      const [[ex, ey], [nx, ny]] = [this.at(lon + step, lat), this.at(lon, lat + step)];
      const [a, b, c, d] = [(ex - px) / step, (nx - px) / step, (ey - py) / step, (ny - py) / step];
      const [dx, dy, area] = [x - px, y - py, a * d - b * c];
      if (Math.abs(dx) + Math.abs(dy) < 1e-4 || !area) break;
      lon = Math.min(Math.max(lon + (d * dx - b * dy) / area, -180), 180);
      lat = Math.min(Math.max(lat + (a * dy - c * dx) / area, -89.99), 89.99);
    }
    return [lon, lat];
  }
}

function azimuthal([lon0, lat0], lon, lat) {
  const [north, east, middle] = [radians(lat), radians(lon - lon0), radians(lat0)];
  const near = Math.sin(middle) * Math.sin(north) + Math.cos(middle) * Math.cos(north) * Math.cos(east);
  const scale = RADIUS * Math.sqrt(2 / Math.max(1 + near, 1e-9));
  const up = Math.cos(middle) * Math.sin(north) - Math.sin(middle) * Math.cos(north) * Math.cos(east);
  return [scale * Math.cos(north) * Math.sin(east), -scale * up];
}

function equalEarth(lon, lat) {
  const angle = Math.asin((Math.sqrt(3) / 2) * Math.sin(radians(lat)));
  let [up, slope] = [0, 0];
  for (const [factor, power] of [[1.340264, 1], [-0.081106, 3], [0.000893, 7], [0.003796, 9]]) {
    up += factor * angle ** power;
    slope += factor * power * angle ** (power - 1);
  }
  return [(RADIUS * 2 * Math.sqrt(3) * radians(lon) * Math.cos(angle)) / (3 * slope), -RADIUS * up];
}
