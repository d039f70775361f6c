import { doc } from './write.mjs';

const in1 = '    ';
const in2 = in1 + in1;
const in3 = in2 + in1;

/** A nested output or the result of a function: read-only fields, set by a constructor that takes them by their wire names. */
export function writeOutputs({ types, naming }, { name, summary, properties, side, of }) {
  const fields = properties.map(property => ({
    wire: naming.parameter(property.name),
    name: naming.property({ ...of, taken: [name] }, property.name),
    type: types.output(property, { side, owner: of, property: property.name }),
    summary: property.summary,
  }));
  return doc(summary, in1)
    + `${in1}[OutputType]\n${in1}public sealed class ${name}\n${in1}{\n`
    + fields.map(field => `${doc(field.summary, in2)}${in2}public readonly ${field.type} ${field.name};\n`).join('')
    + `\n${in2}[OutputConstructor]\n${in2}private ${name}(${fields.map(field => `${field.type} ${field.wire}`).join(`, `)})\n${in2}{\n`
    + fields.map(field => `${in3}${field.name === field.wire ? 'this.' : ''}${field.name} = ${field.wire};\n`).join('')
    + `${in2}}\n${in1}}\n`;
}
