using VideoStack.Local.Aws;
using VideoStack.Local.Media;

namespace VideoStack.Local.Tests.Iam;

/// <summary>A job reads and writes with the rights of the role that was lent to it.</summary>
public sealed class RoleObjectStoreTests
{
    private const string Rights = $$"""
        { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{{IamGraph.Bucket}}/uploads/*" },
        { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::processed/media/*" }
        """;

    private readonly Recorded _objects = new();
    private RoleObjectStore _store = null!;

    [SetUp]
    public void Open() => _store = new(_objects, new IamGraph().Grant(Rights).Control(), IamGraph.Role);

    [Test]
    public async Task What_the_role_may_do_is_done()
    {
        Assert.That(_store.AddressOf(IamGraph.Bucket, "uploads/1/source").AbsolutePath, Is.EqualTo($"/{IamGraph.Bucket}/uploads/1/source"));
        await _store.PutAsync("processed", "media/1/movie.m3u8", "file", "text/plain", CancellationToken.None);
        Assert.That(_objects.Written, Is.EqualTo((string[])["processed/media/1/movie.m3u8"]));
    }

    [Test]
    public void An_input_that_it_may_not_read_fails_the_job() =>
        Assert.That(() => _store.AddressOf("processed", "media/1/movie.m3u8"), DeniedBecause("s3:GetObject"));

    [Test]
    public void An_output_that_it_may_not_write_fails_the_job()
    {
        Assert.That(
            () => _store.PutAsync(IamGraph.Bucket, "uploads/1/source", "file", "text/plain", CancellationToken.None),
            DeniedBecause("s3:PutObject"));
        Assert.That(_objects.Written, Is.Empty);
    }

    private static NUnit.Framework.Constraints.IResolveConstraint DeniedBecause(string action) =>
        Throws.TypeOf<EncodeException>().With.Property(nameof(EncodeException.Code)).EqualTo(EncodeException.AccessDenied).And.Message.Contains(action);

    private sealed class Recorded : IObjectStore
    {
        public List<string> Written { get; } = [];

        public Uri AddressOf(string bucket, string key) => new($"http://127.0.0.1/{bucket}/{key}");

        public Task PutAsync(string bucket, string key, string file, string contentType, CancellationToken cancellation)
        {
            Written.Add($"{bucket}/{key}");
            return Task.CompletedTask;
        }

        public Task DeleteAsync(string bucket, string key, CancellationToken cancellation) => Task.CompletedTask;
    }
}
