import { constant, doc, obsolete } from './write.mjs';
import { writeInputs } from './writeInputs.mjs';
import { writeOutputs } from './writeOutputs.mjs';

const in1 = '    ';
const in2 = in1 + in1;
const in3 = in2 + in1;

/** The class of a function with its two kinds of arguments (plain values, inputs) and its result. */
export function writeFunction(context, { module, name, summary, deprecated, args, inputs, result, token }) {
  const of = { module, name };
  const required = args?.some(property => property.required);
  const parameter = type => (args ? `${type}${required ? ' args' : '? args = null'}, ` : '');
  const value = type => (args ? `args ?? new ${type}()` : 'InvokeArgs.Empty');
  const call = (method, type) => `global::Pulumi.Deployment.Instance.${method}<${name}Result>(${constant(token)}, ${value(type)}, options.WithDefaults());\n`;
  const text = doc(summary, in2);

  const type = obsolete(deprecated, in1)
    + `${in1}public static class ${name}\n${in1}{\n`
    + `${text}${in2}public static Task<${name}Result> InvokeAsync(${parameter(`${name}Args`)}InvokeOptions? options = null)\n`
    + `${in3}=> ${call('InvokeAsync', `${name}Args`)}\n`
    + `${text}${in2}public static Output<${name}Result> Invoke(${parameter(`${name}InvokeArgs`)}InvokeOptions? options = null)\n`
    + `${in3}=> ${call('Invoke', `${name}InvokeArgs`)}\n`
    + `${text}${in2}public static Output<${name}Result> Invoke(${args ? `${name}InvokeArgs args, ` : ''}InvokeOutputOptions options)\n`
    + `${in3}=> ${call('Invoke', `${name}InvokeArgs`)}${in1}}\n`;

  return [
    type,
    args && writeInputs(context, { name: `${name}Args`, base: 'InvokeArgs', properties: args, side: 'plain', of }),
    inputs && writeInputs(context, { name: `${name}InvokeArgs`, base: 'InvokeArgs', properties: inputs, side: 'invoke', of }),
    writeOutputs(context, { name: `${name}Result`, properties: result, side: 'result', of }),
  ].filter(Boolean);
}
