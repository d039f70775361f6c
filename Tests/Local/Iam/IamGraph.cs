using System.Text.Json.Nodes;
using VideoStack.Local.Graph;
using VideoStack.Local.Iam;

namespace VideoStack.Local.Tests.Iam;

/// <summary>A graph of roles and policies, and the access control over it.</summary>
internal sealed class IamGraph
{
    public const string Role = "arn:aws:iam::123456789012:role/uploads-0123456";
    public const string Table = "arn:aws:dynamodb:eu-central-1:123456789012:table/videos-0123456";
    public const string Key = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555";
    public const string Bucket = "raw-0123456";
    public const string Everywhere = "arn:aws:iam::123456789012:root";

    public IamGraph()
    {
        Graph.Add(new("aws:iam/role:Role", "uploads-role", "uploads-0123456", [], new() { ["arn"] = Role, ["name"] = "uploads-0123456" }));
        Graph.Add(new("aws:dynamodb/table:Table", "videos", "videos-0123456", [], new() { ["arn"] = Table, ["name"] = "videos-0123456" }));
    }

    public static Place Place { get; } = new("eu-central-1");

    public ResourceGraph Graph { get; } = new();

    public List<string> Reported { get; } = [];

    public IamGraph Grant(string statements, string name = "uploads-rights")
    {
        Graph.Add(new("aws:iam/rolePolicy:RolePolicy", name, name, new() { ["role"] = "uploads-0123456", ["policy"] = Policy(statements) }, []));
        return this;
    }

    public IamGraph WithBucketPolicy(string statements)
    {
        Graph.Add(new("aws:s3/bucketPolicy:BucketPolicy", "raw-policy", Bucket, new() { ["bucket"] = Bucket, ["policy"] = Policy(statements) }, []));
        return this;
    }

    /// <param name="statements">Null: the key has no policy of its own.</param>
    public IamGraph WithKey(string? statements)
    {
        var inputs = new JsonObject();
        if (statements is not null) inputs["policy"] = Policy(statements);
        Graph.Add(new("aws:kms/key:Key", "key", Key.Split('/')[1], inputs, new() { ["arn"] = Key }));
        return this;
    }

    public AccessControl Control() => new(Graph, Place, Reported.Add);

    public static string Policy(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""";
}
