import { constant, doc, obsolete } from './write.mjs';

const in1 = '    ';
const in2 = in1 + in1;
const in3 = in2 + in1;

/**
 * A class of inputs: arguments or state of a resource, a nested type, or the arguments of a function.
 * `of` names the properties' owner; `secrets` and `defaults` come from the resource's script; `json` marks a provider,
 * which receives everything that is no string as JSON text.
 */
export function writeInputs({ types, naming }, { name, base, summary, properties, side, of, secrets = [], defaults = {}, json = false }) {
  const members = properties.map(property => writeProperty({ types, naming, side, of, json, secret: secrets.includes(property.name) }, property));
  const set = Object.entries(defaults)
    .filter(([key]) => properties.some(property => property.name === key))
    .map(([key, value]) => `${in3}${naming.property(of, key)} = ${defaultExpression(value)};\n`);
  return doc(summary, in1)
    + `${in1}public sealed class ${name} : global::Pulumi.${base}\n${in1}{\n`
    + members.map(member => `${member}\n`).join('')
    + `${in2}public ${name}()\n${in2}{\n${set.join('')}${in2}}\n`
    + `${in2}public static new ${name} Empty => new ${name}();\n${in1}}\n`;
}

function writeProperty(context, property) {
  const { types, naming, side, of, json, secret } = context;
  const usage = { side, owner: of, property: property.name };
  const isInput = side !== 'plain';
  const type = isInput ? types.input(property.type, usage) : types.plain(property.type, usage);
  const name = naming.property(of, property.name);
  const attribute = `${in2}[Input(${constant(property.name)}${property.required ? ', required: true' : ''}${json && !isText(property.type) ? ', json: true' : ''})]\n`;
  const isCollection = property.type.kind === 'list' || property.type.kind === 'map';

  if (!isCollection && !secret) {
    const isValue = !isInput && ['boolean', 'number', 'enum'].includes(property.type.kind);
    const initializer = property.required && !isValue ? ' = null!;' : '';
    return `${doc(property.summary, in2)}${attribute}${in2}public ${type}${property.required ? '' : '?'} ${name} { get; set; }${initializer}\n`;
  }

  // Collections are created when first read, so that `Tags = { … }` adds to an existing one.
  const field = `_${property.name}`;
  const getter = isCollection ? `${field} ?? (${field} = new ${type}())` : field;
  return `${attribute}${in2}private ${type}? ${field};\n`
    + `${doc(property.summary, in2)}${obsolete(property.deprecated, in2)}`
    + `${in2}public ${type}${isCollection ? '' : '?'} ${name}\n${in2}{\n${in3}get => ${getter};\n`
    + (secret && isInput ? secretSetter(property, type, field, types, usage) : `${in3}set => ${field} = value;\n`)
    + `${in2}}\n`;
}

/** Joining a value with an empty secret makes the result a secret. */
function secretSetter(property, type, field, types, usage) {
  const body = {
    list: () => [`Output.CreateSecret(ImmutableArray.Create<${types.value(property.type.of, usage)}>())`, 'Output.All(value, emptySecret).Apply(v => v[0])'],
    map: () => [`Output.CreateSecret(ImmutableDictionary.Create<string, ${types.value(property.type.of, usage)}>())`, 'Output.All(value, emptySecret).Apply(v => v[0])'],
  }[property.type.kind] ?? (() => ['Output.CreateSecret(0)', `Output.Tuple<${type}?, int>(value, emptySecret).Apply(t => t.Item1)`]);
  const [empty, joined] = body();
  return `${in3}set\n${in3}{\n${in3}    var emptySecret = ${empty};\n${in3}    ${field} = ${joined};\n${in3}}\n`;
}

function isText(type) {
  return type.kind === 'string';
}

function defaultExpression({ value, variables }) {
  // Without the variable this is an input of nothing, which is left out.
  return variables ? `Utilities.GetEnv(${variables.map(constant).join(', ')})!` : constant(value);
}
