using System.Text.Json.Nodes;

namespace VideoStack.Local.Tests;

public sealed class MediaTemplateTests
{
    private const string Body =
        """
        {
          "Resources": {
            "MovieHLS": {
              "Type": "AWS::MediaConvert::JobTemplate",
              "Properties": {
                "Name": "dev-MovieHLS",
                "Queue": "arn:aws:mediaconvert:eu-central-1:123456789012:queues/test-films",
                "StatusUpdateInterval": "SECONDS_10",
                "SettingsJson": {
                  "Inputs": [{ "AudioSelectors": { "Audio Selector 1": { "DefaultSelection": "DEFAULT" } } }],
                  "OutputGroups": [{ "OutputGroupSettings": { "Type": "CMAF_GROUP", "CmafGroupSettings": { "WriteHlsManifest": "ENABLED" } } }]
                }
              }
            }
          }
        }
        """;

    [Test]
    public async Task A_template_of_the_program_is_answered_in_the_APIs_own_spelling()
    {
        await using var platform = await MediaPlatform.StartAsync();
        platform.Graph.Add(new("aws:cloudformation/stack:Stack", "movie-template", "stack", new() { ["templateBody"] = Body }, []));

        var (status, answer, _) = await platform.CallAsync("GET", "jobTemplates/dev-MovieHLS");

        Assert.That(status, Is.EqualTo(200));
        Assert.That(JsonNode.DeepEquals(answer["jobTemplate"], JsonNode.Parse(
            """
            {
              "type": "CUSTOM",
              "settings": {
                "inputs": [{ "audioSelectors": { "Audio Selector 1": { "defaultSelection": "DEFAULT" } } }],
                "outputGroups": [{ "outputGroupSettings": { "type": "CMAF_GROUP", "cmafGroupSettings": { "writeHlsManifest": "ENABLED" } } }]
              },
              "name": "dev-MovieHLS",
              "queue": "arn:aws:mediaconvert:eu-central-1:123456789012:queues/test-films",
              "statusUpdateInterval": "SECONDS_10"
            }
            """)), Is.True, answer.ToJsonString());
    }

    [Test]
    public async Task A_template_that_nobody_declared_is_not_found()
    {
        await using var platform = await MediaPlatform.StartAsync();

        var (status, _, type) = await platform.CallAsync("GET", "jobTemplates/dev-MovieHLS");

        Assert.That((status, type), Is.EqualTo((404, "NotFoundException")));
    }
}
