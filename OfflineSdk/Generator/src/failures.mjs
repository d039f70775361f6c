/**
 * Collects what stops the generator, so that one run names every gap instead of the first one.
 * A gap is never bridged by a guess: a wrong C# type here would let code compile that the official package refuses.
 */
export class Failures {
  #messages = new Set();

  add(message) {
    this.#messages.add(message);
  }

  throwIfAny() {
    if (this.#messages.size > 0) throw new GeneratorError([...this.#messages]);
  }
}

/** A failure whose messages are meant for the person who runs the build; anything else is a defect of the generator. */
export class GeneratorError extends Error {
  constructor(messages) {
    super([messages].flat().join('\n'));
    this.messages = [messages].flat();
  }
}
