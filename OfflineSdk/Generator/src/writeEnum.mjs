import { constant, doc, obsolete } from './write.mjs';

const in1 = '    ';
const in2 = in1 + in1;

/** Strings and fractions become a struct that holds the value; whole numbers, as the official SDK has it, a plain enum. */
export function writeEnum(naming, { name, members, isInt }) {
  if (isInt) {
    const lines = members.map(each => `${doc(each.summary, in2)}${obsolete(each.deprecated, in2)}${in2}${naming.enumMember(each.name)} = ${each.value},\n`);
    return `${in1}public enum ${name}\n${in1}{\n${lines.join('')}${in1}}\n`;
  }
  const isText = members.every(each => typeof each.value === 'string');
  const type = isText ? 'string' : 'double';
  const values = members.map(each => `${doc(each.summary, in2)}${obsolete(each.deprecated, in2)}`
    + `${in2}public static ${name} ${naming.enumMember(each.name)} { get; } = new ${name}(${constant(each.value)});\n`);
  return `${in1}[EnumType]\n${in1}public readonly struct ${name} : IEquatable<${name}>\n${in1}{\n`
    + `${in2}private readonly ${type} _value;\n\n`
    + `${in2}private ${name}(${type} value)\n${in2}{\n${in2}    _value = value${isText ? ' ?? throw new ArgumentNullException(nameof(value))' : ''};\n${in2}}\n\n`
    + values.join('')
    + `\n${in2}public static bool operator ==(${name} left, ${name} right) => left.Equals(right);\n`
    + `${in2}public static bool operator !=(${name} left, ${name} right) => !left.Equals(right);\n`
    + `${in2}public static explicit operator ${type}(${name} value) => value._value;\n\n`
    + `${in2}[EditorBrowsable(EditorBrowsableState.Never)]\n${in2}public override bool Equals(object? obj) => obj is ${name} other && Equals(other);\n`
    + `${in2}public bool Equals(${name} other) => ${isText ? 'string.Equals(_value, other._value, StringComparison.Ordinal)' : '_value == other._value'};\n`
    + `${in2}[EditorBrowsable(EditorBrowsableState.Never)]\n${in2}public override int GetHashCode() => _value${isText ? '?.GetHashCode() ?? 0' : '.GetHashCode()'};\n`
    + `${in2}public override string ToString() => _value${isText ? '' : '.ToString(System.Globalization.CultureInfo.InvariantCulture)'};\n${in1}}\n`;
}
