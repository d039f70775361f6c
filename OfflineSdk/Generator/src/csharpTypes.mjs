/**
 * C# types of values. `usage` says where a value stands:
 *   side      input, state (of Get), plain (arguments of a function), invoke (the same as inputs), output, result (of a function)
 *   owner     the type that has the property, for names and numbers
 *   property  its name
 * Nested types and enums met on the way are asked for through `need`, which is how only the used ones are written.
 */
export class CSharpTypes {
  #naming;
  #failures;
  #need;
  #enumIsNumber;

  constructor(naming, failures, need, enumIsNumber) {
    this.#naming = naming;
    this.#failures = failures;
    this.#need = need;
    this.#enumIsNumber = enumIsNumber;
  }

  /** Type of an output property or field: null where the provider may leave it out. Lists are never null, they are empty. */
  output(property, usage) {
    const value = this.value(property.type, usage);
    return property.required || property.type.kind === 'list' ? value : `${value}?`;
  }

  /** Type of an input without the mark of being optional. */
  input(type, usage) {
    if (type.kind === 'list') return `InputList<${this.value(type.of, usage)}>`;
    if (type.kind === 'map') return `InputMap<${this.value(type.of, usage)}>`;
    if (type.kind === 'union') return this.#union(type, usage, 'InputUnion', 'Input');
    return `Input<${this.value(type, usage)}>`;
  }

  /** Type of a plain argument of a function. */
  plain(type, usage) {
    if (type.kind === 'list') return `List<${this.value(type.of, usage)}>`;
    if (type.kind === 'map') return `Dictionary<string, ${this.value(type.of, usage)}>`;
    return this.value(type, usage);
  }

  value(type, usage) {
    switch (type.kind) {
      case 'string': return 'string';
      case 'boolean': return 'bool';
      case 'number': return this.#naming.number(usage.owner, usage.property);
      case 'any': return 'object';
      case 'archive': return 'Archive';
      case 'assetOrArchive': return 'AssetOrArchive';
      case 'list': return `ImmutableArray<${this.value(type.of, usage)}>`;
      case 'map': return `ImmutableDictionary<string, ${this.value(type.of, usage)}>`;
      case 'union': return this.#union(type, usage, 'Union', '');
      case 'enum': return this.#enumeration(type);
      case 'object': return this.#object(type, usage);
      default:
        this.#failures.add(`The generator does not know the type of '${usage.property}' of ${usage.owner.module}/${usage.owner.name}: ${type.text ?? type.kind}.`);
        return 'object';
    }
  }

  #object(type, { side, owner }) {
    const module = type.module || 'index';
    this.#need({ side, module, name: type.name });
    const qualifier = side === 'output' || side === 'result' ? 'Outputs' : 'Inputs';
    const namespace = module === owner.module ? qualifier : `${this.#naming.namespaceOf(module)}.${qualifier}`;
    return `${namespace}.${this.#naming.nestedClass(side, type.name)}`;
  }

  #enumeration(type) {
    const module = type.module || 'index';
    this.#need({ side: 'enum', module, name: type.name });
    return `${this.#naming.namespaceOf(module)}.${type.name}`;
  }

  #union(type, usage, generic, single) {
    const isOutput = usage.side === 'output' || usage.side === 'result';
    const open = isOutput && type.of.find(each => each.kind === 'enum');
    // A provider may answer with a value that the enum does not know yet, so outputs carry the value itself.
    if (open) return this.#enumIsNumber(open) ? 'double' : 'string';
    const types = [...new Set(type.of.map(each => this.value(each, usage)))];
    if (types.length === 1) return single ? `${single}<${types[0]}>` : types[0];
    return types.length === 2 ? `${generic}<${types.join(', ')}>` : 'object';
  }
}
