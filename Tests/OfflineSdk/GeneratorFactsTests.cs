using System.Reflection;

namespace VideoStack.OfflineSdk.Tests;

/// <summary>Provider classes look as the official ones do, whichever of the two is referenced.</summary>
public class GeneratorFactsTests
{
    private static readonly Assembly[] Providers =
        [typeof(Pulumi.Aws.S3.Bucket).Assembly, typeof(Pulumi.AwsNative.WaFv2.WebAcl).Assembly, typeof(Pulumi.Tls.PrivateKey).Assembly];

    public static IEnumerable<TestCaseData> Types()
    {
        foreach (var block in GeneratorFacts.Table.Split("\n\n"))
        {
            var lines = block.Split('\n');
            yield return new TestCaseData(lines[0], lines[1..].Select(line => line.Trim()).ToArray()).SetArgDisplayNames(lines[0]);
        }
    }

    [TestCaseSource(nameof(Types))]
    public void A_type_has_the_members_of_the_official_one(string heading, string[] members)
    {
        var name = heading.Split(' ')[0];
        var type = Providers.Select(each => each.GetType(name)).SingleOrDefault(each => each is not null);
        Assert.That(type, Is.Not.Null, $"There is no {name}.");

        var actual = GeneratorSignatures.Of(type!).ToArray();
        Assert.That(members, Is.SubsetOf(actual));
        if (!heading.EndsWith('…'))
            Assert.That(actual, Is.EquivalentTo(members));
    }

    [Test]
    public void Resources_and_functions_carry_the_official_tokens()
    {
        Assert.That(Token(typeof(Pulumi.Aws.ApiGateway.RestApi)), Is.EqualTo("aws:apigateway/restApi:RestApi"));
        Assert.That(Token(typeof(Pulumi.Aws.S3.BucketObjectv2)), Is.EqualTo("aws:s3/bucketObjectv2:BucketObjectv2"));
        Assert.That(Token(typeof(Pulumi.AwsNative.WaFv2.WebAcl)), Is.EqualTo("aws-native:wafv2:WebAcl"));
        Assert.That(Token(typeof(Pulumi.Tls.PrivateKey)), Is.EqualTo("tls:index/privateKey:PrivateKey"));
        Assert.That(Token(typeof(Pulumi.Aws.Provider)), Is.EqualTo("pulumi:providers:aws"));
    }

    [Test]
    public void Arguments_are_optional_only_when_none_is_required()
    {
        Assert.That(ArgsParameter(typeof(Pulumi.Aws.S3.Bucket)).HasDefaultValue, Is.True);
        Assert.That(ArgsParameter(typeof(Pulumi.Aws.Lambda.Function)).HasDefaultValue, Is.False);
    }

    private static object? Token(Type resource) =>
        resource.CustomAttributes.Single(each => each.AttributeType.Name.EndsWith("ResourceTypeAttribute", StringComparison.Ordinal))
            .ConstructorArguments[0].Value;

    private static ParameterInfo ArgsParameter(Type resource) => resource.GetConstructors().Single().GetParameters()[1];
}
