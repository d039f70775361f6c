using System.Text.Json.Nodes;

namespace VideoStack.Infra.Media;

/// <summary>The CloudFormation template that declares the job template: neither Pulumi provider has a type for it.</summary>
internal static class JobTemplateStack
{
    /// <summary>The stack's output with the job template's name.</summary>
    public const string NameOutput = "JobTemplateName";

    /// <summary>The stack's output with the job template's ARN.</summary>
    public const string ArnOutput = "JobTemplateArn";

    private const string Resource = "MovieHls";

    /// <summary>The template's body.</summary>
    /// <param name="name">The job template's name.</param>
    /// <param name="queueArn">The queue that its jobs go to.</param>
    /// <param name="rateControl">How the renditions' bits are spent.</param>
    public static string Render(string name, string queueArn, RateControl rateControl = RateControl.Qvbr) => new JsonObject
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Resources"] = new JsonObject
        {
            [Resource] = new JsonObject
            {
                ["Type"] = "AWS::MediaConvert::JobTemplate",
                ["Properties"] = new JsonObject
                {
                    ["Name"] = name,
                    ["Description"] = "A film as adaptive HLS and DASH, with a storyboard and stills.",
                    ["Queue"] = queueArn,
                    ["StatusUpdateInterval"] = "SECONDS_10",
                    ["SettingsJson"] = JobTemplateSettings.Create(rateControl),
                },
            },
        },
        ["Outputs"] = new JsonObject
        {
            [NameOutput] = new JsonObject { ["Value"] = Attribute("Name") },
            [ArnOutput] = new JsonObject { ["Value"] = Attribute("Arn") },
        },
    }.ToJsonString();

    private static JsonObject Attribute(string name) => new() { ["Fn::GetAtt"] = new JsonArray(Resource, name) };
}
