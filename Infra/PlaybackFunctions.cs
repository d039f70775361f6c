using Pulumi;
using VideoStack.Infra.Components;
using VideoStack.Infra.Iam;
using Variable = (string Name, Pulumi.Input<string>? Value);

namespace VideoStack.Infra;

/// <summary>The functions by which films are watched: what each is told, and what each may do.</summary>
internal sealed class PlaybackFunctions(
    PlatformSettings settings, FunctionFactory factory, StorageComponent storage, PlaybackSigningComponent signing)
{
    /// <summary>Declares them all.</summary>
    /// <returns>The function of each operation of <c>openapi.yaml</c> about watching, by operationId.</returns>
    public IReadOnlyDictionary<string, FunctionComponent> Declare() => new Dictionary<string, FunctionComponent>
    {
        ["GetPlayback"] = factory.Create("get-playback", "GetPlayback",
            [Videos, .. Signing, ("PLAYBACK_LIFETIME", $"{(int)settings.PlaybackLifetime.TotalSeconds}")],
            [storage.Videos.Allow("dynamodb:GetItem"), signing.AllowSigning()]),

        ["GetManifest"] = factory.Create("get-manifest", "GetManifest",
            [Videos, .. Signing, ("PROCESSED_BUCKET", storage.Processed.BucketName)],
            [
                storage.Videos.Allow("dynamodb:GetItem"),
                Statement.Allow("ReadManifests", "s3:GetObject").On(Manifests("m3u8"), Manifests("mpd")),
                signing.AllowSigning(),
            ]),

        // It knows nothing of the film: what it needs is signed into the playbackId.
        ["RecordView"] = factory.Create("record-view", "RecordView",
            [("VIEWS_TABLE", storage.Views.TableName), ("PLAYBACK_PUBLIC_KEY", signing.PublicKey)],
            [storage.Views.Allow("dynamodb:PutItem")]),
    };

    private Variable Videos => ("VIDEOS_TABLE", storage.Videos.TableName);

    private Variable[] Signing => FunctionFactory.All(signing.Environment);

    private Output<string> Manifests(string extension) => storage.Processed.Objects($"{StorageComponent.MediaPrefix}*.{extension}");
}
