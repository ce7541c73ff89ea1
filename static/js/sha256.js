// SHA-256 (FIPS 180-4) for where the browser's own is not to be had: it is withheld on plain HTTP, and takes a
// file only whole. Tested against the standard's vectors.

const K = new Uint32Array(64);
const FIRST = new Uint32Array(8);

// The first 32 bits of the fractional parts of the cube and square roots of the first primes.
for (let number = 2, found = 0; found < 64; number += 1) {
  let isPrime = true;
  for (let factor = 2; factor * factor <= number; factor += 1) isPrime &&= number % factor !== 0;
  if (!isPrime) continue;
  const fraction = (root) => Math.floor((root % 1) * 2 ** 32);
  if (found < 8) FIRST[found] = fraction(Math.sqrt(number));
  K[found] = fraction(Math.cbrt(number));
  found += 1;
}

const turn = (word, by) => (word >>> by) | (word << (32 - by));

export class Sha256 {
  #state = FIRST.slice();
  #block = new Uint8Array(64);
  #filled = 0;
  #length = 0;
  #words = new Uint32Array(64);

  update(bytes) {
    this.#length += bytes.length;
    let from = 0;
    while (from < bytes.length) {
      const part = bytes.subarray(from, from + 64 - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      from += part.length;
      if (this.#filled === 64) {
        this.#mix();
        this.#filled = 0;
      }
    }
    return this;
  }

  hex() {
    const bits = BigInt(this.#length) * 8n;
    this.update(new Uint8Array([0x80]));
    this.update(new Uint8Array((120 - this.#filled) % 64));
    const end = new DataView(new ArrayBuffer(8));
    end.setBigUint64(0, bits);
    this.update(new Uint8Array(end.buffer));
    return [...this.#state].map((word) => word.toString(16).padStart(8, "0")).join("");
  }

  #mix() {
    const words = this.#words;
    const view = new DataView(this.#block.buffer);
    for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(i * 4);
    for (let i = 16; i < 64; i += 1) {
      const low = turn(words[i - 15], 7) ^ turn(words[i - 15], 18) ^ (words[i - 15] >>> 3);
      const high = turn(words[i - 2], 17) ^ turn(words[i - 2], 19) ^ (words[i - 2] >>> 10);
      words[i] = words[i - 16] + low + words[i - 7] + high;
    }
    let [a, b, c, d, e, f, g, h] = this.#state;
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      this.#state[i] += word;
    });
  }
}
