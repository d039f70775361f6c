import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { behaviourOf, functionToken } from './behaviour.mjs';
import { GeneratorError } from './failures.mjs';
import { deprecation, memberName, parse, summary } from './syntax.mjs';
import { propertiesOf } from './typeModel.mjs';

/** The official npm package of one provider: its resources, functions, nested types and enums. */
export class ProviderPackage {
  #root;
  #nested = new Map();
  #enums = new Map();

  constructor(root) {
    this.#root = root;
    this.version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  }

  /** Names that a module offers, as they are written in a list. */
  members(module) {
    const folder = this.#folder(module);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter(file => file.endsWith('.d.ts') && file !== 'index.d.ts')
      .map(file => file.slice(0, -'.d.ts'.length))
      .map(name => (name.startsWith('get') ? name : title(name)));
  }

  modules() {
    return readdirSync(this.#root, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && existsSync(join(this.#root, entry.name, 'index.d.ts')))
      .map(entry => entry.name);
  }

  /** Declaration and runtime facts of a resource class. */
  resource(module, name) {
    const { declarations, script } = this.#files(module, name);
    const type = declarations.get(name);
    if (!type || !ts.isClassDeclaration(type)) throw new GeneratorError(`${module}/${name} declares no resource class.`);
    const shape = suffix => declarations.get(name + suffix) && propertiesOf(declarations.get(name + suffix));
    return {
      module,
      name,
      summary: summary(type),
      deprecated: deprecation(type),
      outputs: propertiesOf(type),
      args: shape('Args') ?? [],
      state: shape('State'),
      ...behaviourOf(script),
    };
  }

  /** Declaration and token of a function; `args` are plain values, `inputs` the same as inputs. */
  func(module, name) {
    const { declarations, script } = this.#files(module, name);
    const type = declarations.get(name);
    const shape = suffix => declarations.get(title(name) + suffix) && propertiesOf(declarations.get(title(name) + suffix));
    return {
      module,
      name: title(name),
      summary: type ? summary(type) : '',
      deprecated: type && deprecation(type),
      args: shape('Args'),
      inputs: shape('OutputArgs'),
      result: shape('Result'),
      token: functionToken(script, name),
    };
  }

  /** A nested type; `side` is `input` or `output`. */
  object(side, module, name) {
    if (!this.#nested.has(side)) this.#nested.set(side, indexNamespaces(parse(join(this.#root, 'types', `${side}.d.ts`))));
    const declaration = this.#nested.get(side).get(`${module}/${name}`);
    if (!declaration) throw new GeneratorError(`types/${side}.d.ts has no ${module}/${name}.`);
    return { summary: summary(declaration), properties: propertiesOf(declaration) };
  }

  enumeration(module, name) {
    if (!this.#enums.has(module)) {
      this.#enums.set(module, byName(parse(join(this.#root, 'types', 'enums', module, 'index.d.ts'))));
    }
    const literal = this.#enums.get(module).get(name)?.type;
    if (!literal) throw new GeneratorError(`types/enums has no ${module}/${name}.`);
    return literal.members.map(member => ({
      name: memberName(member),
      value: literalValue(member.type.literal),
      summary: summary(member),
      deprecated: deprecation(member),
    }));
  }

  #files(module, name) {
    const base = join(this.#folder(module), name[0].toLowerCase() + name.slice(1));
    return { declarations: byName(parse(`${base}.d.ts`)), script: parse(`${base}.js`) };
  }

  /** Members of the package itself are in the module `index`, which is no folder. */
  #folder(module) {
    return module === 'index' ? this.#root : join(this.#root, module);
  }
}

export function title(name) {
  return name[0].toUpperCase() + name.slice(1);
}

function literalValue(literal) {
  if (ts.isStringLiteral(literal)) return literal.text;
  if (ts.isPrefixUnaryExpression(literal)) return -Number(literal.operand.text);
  return Number(literal.text);
}

/** Top-level classes, interfaces, functions and constants by name. A constant wins over the type of the same name. */
function byName(file) {
  const result = new Map();
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const each of statement.declarationList.declarations) result.set(each.name.text, each);
    } else if (statement.name && !result.has(statement.name.text)) {
      result.set(statement.name.text, statement);
    }
  }
  return result;
}

function indexNamespaces(file) {
  const result = new Map();
  const add = (statements, path) => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) result.set(`${path}/${statement.name.text}`, statement);
      if (ts.isModuleDeclaration(statement)) add(statement.body.statements, path ? `${path}/${statement.name.text}` : statement.name.text);
    }
  };
  add(file.statements, '');
  return result;
}
