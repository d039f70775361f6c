using VideoStack.Functions.Shared.Domain;
using static VideoStack.Functions.Shared.Domain.VideoStatus;

namespace VideoStack.Functions.Tests;

public sealed class VideoStatusTests
{
    private static readonly (VideoStatus From, VideoStatus To)[] _forward =
    [
        (AwaitingUpload, Uploaded), (AwaitingUpload, VideoStatus.Transcoding), (AwaitingUpload, Ready), (AwaitingUpload, Failed), (AwaitingUpload, Deleting),
        (Uploaded, VideoStatus.Transcoding), (Uploaded, Ready), (Uploaded, Failed), (Uploaded, Deleting),
        (VideoStatus.Transcoding, Ready), (VideoStatus.Transcoding, Failed), (VideoStatus.Transcoding, Deleting),
        (Ready, Deleting), (Failed, Deleting),
    ];

    [Test]
    public void A_film_only_moves_forward()
    {
        var allowed = from one in Enum.GetValues<VideoStatus>() from other in Enum.GetValues<VideoStatus>() where one.MayBecome(other) select (one, other);
        Assert.That(allowed, Is.EquivalentTo(_forward));
    }

    [Test]
    public void The_states_before_one_are_those_that_lead_to_it() =>
        Assert.That(VideoStatusOrder.Before(Ready), Is.EquivalentTo(new[] { AwaitingUpload, Uploaded, VideoStatus.Transcoding }));
}
