/** Facts of the official C# package Pulumi.Tls that the npm package does not say. */
export default {
  package: '@pulumi/tls',
  token: 'tls',
  namespace: 'Pulumi.Tls',
  attribute: 'Tls',
  terraformBridge: true,
  namespaces: {},
  propertyNames: {},
  numbers: {
    int: { index: 'rsaBits' },
  },
};
