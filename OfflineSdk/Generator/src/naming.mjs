import { title } from './providerPackage.mjs';

const keywords = new Set(('abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else '
  + 'enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null '
  + 'object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct '
  + 'switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while').split(' '));

/** C# names by the rules of the official code generator; what no rule gives is looked up in the provider's facts. */
export class Naming {
  #facts;
  #failures;
  #numbers = new Map();

  constructor(facts, failures) {
    this.#facts = facts;
    this.#failures = failures;
    for (const type of ['int', 'double']) {
      for (const [module, names] of Object.entries(facts.numbers[type] ?? {})) {
        for (const name of names.split(/\s+/)) this.#numbers.set(`${module}/${name}`, type);
      }
    }
  }

  namespaceOf(module) {
    if (module === 'index') return this.#facts.namespace;
    const name = this.#facts.namespaces[module];
    if (!name) {
      this.#failures.add(`The C# namespace of module '${module}' is not listed. Look it up in the official C# SDK (sdk/dotnet) and add it to 'namespaces' in ${this.#facts.file}.`);
    }
    return `${this.#facts.namespace}.${name ?? title(module)}`;
  }

  /** Name of the class for a nested type on one side of the API. */
  nestedClass(side, name) {
    // Without the Terraform bridge the declarations carry the suffix already, as do inputs of functions with it.
    const stem = (side === 'input' && !this.#facts.terraformBridge) || side === 'invoke' ? name.replace(/Args$/, '') : name;
    const suffix = { input: 'Args', state: 'GetArgs', plain: 'Args', invoke: 'InputArgs', output: '', result: this.#facts.terraformBridge ? 'Result' : '' };
    return stem + suffix[side];
  }

  /** `int` or `double`: TypeScript knows one kind of number, C# two. A property of one type goes before its module's. */
  number(owner, property) {
    const known = this.#numbers.get(`${owner.module}/${owner.name}.${property}`) ?? this.#numbers.get(`${owner.module}/${property}`);
    if (!known) {
      this.#failures.add(`Is the number '${property}' of ${owner.module}/${owner.name} an int or a double? Look it up in the official C# SDK `
        + `(sdk/dotnet, namespace ${this.namespaceOf(owner.module)}) and add it to 'numbers' in ${this.#facts.file}.`);
    }
    return known ?? 'double';
  }

  /** `owner.taken` are names a member cannot have: those of its class and of the classes that its methods speak of. */
  property(owner, name) {
    const renamed = this.#facts.propertyNames[`${owner.module}/${owner.name}.${name}`];
    const regular = title(name);
    if (!renamed && owner.taken?.some(taken => taken.toLowerCase() === regular.toLowerCase())) {
      this.#failures.add(`Property '${name}' of ${owner.module}/${owner.name} would be called like its class. `
        + `Look up its name in the official C# SDK and add it to 'propertyNames' in ${this.#facts.file}.`);
    }
    return renamed ?? regular;
  }

  enumMember(name) {
    return name === 'Equals' ? 'EqualsValue' : name;
  }

  parameter(name) {
    return keywords.has(name) ? `@${name}` : name;
  }
}
