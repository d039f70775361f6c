using Pulumi;
using VideoStack.Infra;

return await Deployment.RunAsync(Platform.DeclareAsync);
