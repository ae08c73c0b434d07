// What browsers get in place of `lru-cache`, of which the JSON-LD library takes the least: so many values, the oldest go first.
module.exports = class Cache {
  #values = new Map();
  #most;

  constructor({ max }) {
    this.#most = max;
  }

  get(key) {
    const value = this.#values.get(key);
    // as the one that was asked for last
    if (this.#values.delete(key)) this.#values.set(key, value);
    return value;
  }

  set(key, value) {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#most) this.#values.delete(this.#values.keys().next().value);
  }
};
