using Pulumi;
using Pulumi.Aws.DynamoDB;
using VideoStack.Infra.Iam;

namespace VideoStack.Infra.Components;

/// <summary>The table of videos, as functions are given it: its name, and rights on exactly what they touch.</summary>
public sealed class VideosTable(Table table)
{
    /// <summary>The films of one owner, newest first.</summary>
    public const string ByOwnerIndex = "byOwner";

    /// <summary>The public films, newest first.</summary>
    public const string FeedIndex = "feed";

    public Output<string> TableName => table.Name;

    /// <summary>Allows these actions on single items.</summary>
    public Statement Allow(params string[] actions) => Statement.Allow("Videos", actions).On(table.Arn);

    /// <summary>Allows to query one index, page by page. No function may scan.</summary>
    public Statement AllowQuery(string index) =>
        Statement.Allow("VideosIndex", "dynamodb:Query").On(Output.Format($"{table.Arn}/index/{index}"));
}
