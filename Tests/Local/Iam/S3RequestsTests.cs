using System.Text;
using VideoStack.Local.Iam.Requests;

namespace VideoStack.Local.Tests.Iam;

/// <summary>Which rights each request to S3 needs ("Required permissions for Amazon S3 API operations").</summary>
public sealed class S3RequestsTests
{
    [TestCase("GET", "/raw/uploads/1/source", "GetObject raw/uploads/1/source")]
    [TestCase("HEAD", "/raw/uploads/1/source", "GetObject raw/uploads/1/source")]
    [TestCase("GET", "/raw/uploads/1/source?versionId=3", "GetObjectVersion raw/uploads/1/source")]
    [TestCase("HEAD", "/raw/uploads/1/source?versionId=3", "GetObjectVersion raw/uploads/1/source")]
    [TestCase("GET", "/raw/a%2Fb", "GetObject raw/a/b")]
    [TestCase("PUT", "/raw/uploads/1/source", "PutObject raw/uploads/1/source")]
    [TestCase("PUT", "/raw/key?partNumber=1&uploadId=u", "PutObject raw/key")]
    [TestCase("POST", "/raw/key?uploads", "PutObject raw/key")]
    [TestCase("POST", "/raw/key?uploadId=u", "PutObject raw/key")]
    [TestCase("GET", "/raw/key?uploadId=u", "ListMultipartUploadParts raw/key")]
    [TestCase("DELETE", "/raw/key?uploadId=u", "AbortMultipartUpload raw/key")]
    [TestCase("DELETE", "/raw/key", "DeleteObject raw/key")]
    [TestCase("DELETE", "/raw/key?versionId=3", "DeleteObjectVersion raw/key")]
    [TestCase("GET", "/raw/key?tagging", "GetObjectTagging raw/key")]
    [TestCase("PUT", "/raw/key?tagging", "PutObjectTagging raw/key")]
    [TestCase("GET", "/raw?list-type=2&prefix=uploads/", "ListBucket raw")]
    [TestCase("HEAD", "/raw", "ListBucket raw")]
    [TestCase("GET", "/raw/?versions&prefix=uploads/", "ListBucketVersions raw")]
    [TestCase("GET", "/raw?uploads", "ListBucketMultipartUploads raw")]
    public async Task A_request_needs_one_right(string method, string address, string expected) =>
        Assert.That(await ReadAsync(Request(method, address)), Is.EqualTo((string[])[expected]));

    [Test]
    public async Task A_copy_reads_its_source_too()
    {
        var request = Request("PUT", "/processed/copy");
        request.Headers["x-amz-copy-source"] = "/raw/a%20b?versionId=3";
        Assert.That(await ReadAsync(request), Is.EqualTo((string[])["GetObjectVersion raw/a b", "PutObject processed/copy"]));
    }

    [Test]
    public async Task Tags_are_a_right_of_their_own()
    {
        var request = Request("PUT", "/raw/key");
        request.Headers["x-amz-tagging"] = "a=b";
        Assert.That(await ReadAsync(request), Is.EqualTo((string[])["PutObject raw/key", "PutObjectTagging raw/key"]));
    }

    [Test]
    public async Task Every_key_of_a_bulk_deletion_is_asked_for()
    {
        const string keys = """
            <Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <Object><Key>media/1/a</Key></Object>
              <Object><Key>media/1/b</Key><VersionId>3</VersionId></Object>
            </Delete>
            """;
        var request = Request("POST", "/processed?delete");
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(keys));

        Assert.That(await ReadAsync(request), Is.EqualTo((string[])["DeleteObject processed/media/1/a", "DeleteObjectVersion processed/media/1/b"]));
        Assert.That(request.Body.Position, Is.Zero, "the service reads it again");
    }

    [TestCase("GET", "/raw/key?acl")]
    [TestCase("PUT", "/raw?policy")]
    [TestCase("DELETE", "/raw")]
    [TestCase("PATCH", "/raw/key")]
    public void What_nobody_here_knows_is_not_guessed(string method, string address) =>
        Assert.That(() => ReadAsync(Request(method, address)), Throws.TypeOf<KeyNotFoundException>());

    [Test]
    public async Task Conditions_see_what_a_request_says()
    {
        var listing = (await S3Requests.OfAsync(Request("GET", "/raw?list-type=2&prefix=uploads/"), isPresigned: false)).Single().Keys;
        var uploads = (await S3Requests.OfAsync(Request("GET", "/raw?uploads&prefix=uploads/"), isPresigned: false)).Single().Keys;
        var presigned = (await S3Requests.OfAsync(Request("PUT", "/raw/key"), isPresigned: true)).Single().Keys;
        Assert.Multiple(() =>
        {
            Assert.That(listing.Of("s3:prefix"), Is.EqualTo((string[])["uploads/"]));
            Assert.That(listing.Of("s3:delimiter"), Is.Null);
            Assert.That(uploads.Of("s3:prefix"), Is.EqualTo((string[])["uploads/"]));
            Assert.That(presigned.Of("s3:authType"), Is.EqualTo((string[])["REST-QUERY-STRING"]));
        });
    }

    private static HttpRequest Request(string method, string address)
    {
        var parts = address.Split('?', 2);
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = parts[0];
        if (parts.Length == 2) context.Request.QueryString = new("?" + parts[1]);
        return context.Request;
    }

    private static async Task<IEnumerable<string>> ReadAsync(HttpRequest request) =>
        (await S3Requests.OfAsync(request, isPresigned: false))
            .Select(asked => $"{asked.Action.Replace("s3:", "", StringComparison.Ordinal)} {asked.Resource.Replace("arn:aws:s3:::", "", StringComparison.Ordinal)}");
}
