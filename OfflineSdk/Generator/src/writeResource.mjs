import { constant, doc, obsolete } from './write.mjs';
import { writeInputs } from './writeInputs.mjs';

const in1 = '    ';
const in2 = in1 + in1;
const in3 = in2 + in1;
const in4 = in3 + in1;
const in5 = in4 + in1;

/** The class of a resource with its arguments and, where the provider can look it up, its state. */
export function writeResource(context, resource) {
  const { facts } = context;
  const isProvider = resource.module === 'index' && resource.name === 'Provider';
  const { name } = resource;
  const of = { module: resource.module, name, taken: [name, `${name}Args`, `${name}State`] };
  const secrets = [...new Set([...resource.secretArgs, ...resource.secretOutputs])];
  const required = resource.args.some(property => property.required);
  const token = isProvider ? facts.token : resource.token;
  const argsParameter = required ? `${name}Args args` : `${name}Args? args = null`;

  const type = doc(resource.summary, in1)
    + obsolete(resource.deprecated, in1)
    + `${in1}[${facts.attribute}ResourceType(${constant(isProvider ? `pulumi:providers:${facts.token}` : token)})]\n`
    + `${in1}public partial class ${name} : global::Pulumi.${isProvider ? 'ProviderResource' : 'CustomResource'}\n${in1}{\n`
    + resource.outputs.map(property => writeOutput(context, of, property)).join('')
    + `${in2}public ${name}(string name, ${argsParameter}, CustomResourceOptions? options = null)\n`
    + `${in3}: base(${constant(token)}, name, args ?? new ${name}Args(), MakeResourceOptions(options, ""))\n${in2}{\n${in2}}\n\n`
    + (isProvider ? '' : writeGet(name, token, resource.state))
    + writeOptions(resource)
    + `${in1}}\n`;

  const args = writeInputs(context, {
    name: `${name}Args`, base: 'ResourceArgs', properties: resource.args, side: 'input', of, secrets, defaults: resource.defaults, json: isProvider,
  });
  const state = resource.state && writeInputs(context, { name: `${name}State`, base: 'ResourceArgs', properties: resource.state, side: 'state', of, secrets });
  return [type, args, state].filter(Boolean);
}

function writeOutput({ types, naming }, of, property) {
  const type = types.output(property, { side: 'output', owner: of, property: property.name });
  return `${doc(property.summary, in2)}${in2}[Output(${constant(property.name)})]\n`
    + `${in2}public Output<${type}> ${naming.property(of, property.name)} { get; private set; } = null!;\n\n`;
}

function writeGet(name, token, state) {
  const parameter = state ? `${name}State? state = null, ` : '';
  return `${in2}private ${name}(string name, Input<string> id, ${parameter}CustomResourceOptions? options = null)\n`
    + `${in3}: base(${constant(token)}, name, ${state ? 'state' : 'null'}, MakeResourceOptions(options, id))\n${in2}{\n${in2}}\n\n`
    + `${in2}/// <summary>Reads an existing ${name} by its provider id${state ? ', with what else the lookup needs' : ''}.</summary>\n`
    + `${in2}public static ${name} Get(string name, Input<string> id, ${parameter}CustomResourceOptions? options = null) =>\n`
    + `${in3}new ${name}(name, id, ${state ? 'state, ' : ''}options);\n\n`;
}

function writeOptions({ aliases, secretOutputs, replaceOnChanges }) {
  const list = (name, values) => (values.length === 0 ? '' : `${in4}${name} =\n${in4}{\n${values.map(value => `${in5}${value},\n`).join('')}${in4}},\n`);
  return `${in2}private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)\n${in2}{\n`
    + `${in3}var defaultOptions = new CustomResourceOptions\n${in3}{\n${in4}Version = Utilities.Version,\n`
    + list('Aliases', aliases.map(type => `new global::Pulumi.Alias { Type = ${constant(type)} }`))
    + list('AdditionalSecretOutputs', secretOutputs.map(constant))
    + list('ReplaceOnChanges', replaceOnChanges.map(constant))
    + `${in3}};\n${in3}var merged = CustomResourceOptions.Merge(defaultOptions, options);\n`
    + `${in3}merged.Id = id ?? merged.Id;\n${in3}return merged;\n${in2}}\n`;
}
