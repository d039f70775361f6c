using VideoStack.Functions.Uploads;

namespace VideoStack.Functions.Tests.Uploads;

public sealed class PartPlanTests
{
    private const long MiB = 1024 * 1024;

    [TestCase(1)]
    [TestCase(64 * MiB)]
    public void A_small_file_comes_in_one_piece(long size) => Assert.That(PartPlan.For(size), Is.Null);

    [TestCase(64 * MiB + 1, 8, 9, 1)]
    [TestCase(70 * MiB, 8, 9, 6 * MiB)]
    [TestCase(80_000 * MiB, 8, 10_000, 8 * MiB)]
    [TestCase(80_000 * MiB + 1, 9, 8889, 8 * MiB + 1)]
    [TestCase(5L * 1024 * 1024 * MiB, 525, 9987, 230 * MiB)]
    public void A_large_file_is_cut_into_parts(long size, long partMiB, int count, long last)
    {
        var plan = PartPlan.For(size)!;
        Assert.That((plan.PartSize, plan.Count, plan.LengthOf(plan.Count)), Is.EqualTo((partMiB * MiB, count, last)));
    }

    [Test]
    public void Whatever_the_size_the_parts_make_up_the_file_and_S3_takes_each()
    {
        var random = new Random(4);
        for (var n = 0; n < 2000; n++)
        {
            var size = 64 * MiB + 1 + (long)(Math.Pow(random.NextDouble(), 4) * (PartPlan.LargestFile - 64 * MiB - 1));
            var plan = PartPlan.For(size)!;
            var last = plan.LengthOf(plan.Count);
            Assert.That((plan.Count - 1) * plan.PartSize + last, Is.EqualTo(size));
            Assert.That(plan.Count, Is.InRange(2, 10_000), $"{size}");
            Assert.That(last, Is.InRange(1, plan.PartSize), $"{size}");
            Assert.That(plan.PartSize, Is.InRange(8 * MiB, 5 * 1024 * MiB), $"{size}");
            Assert.That(plan.PartSize % MiB, Is.Zero, $"{size}");
        }
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(9, true)]
    [TestCase(10, false)]
    [TestCase(-1, false)]
    public void Parts_count_from_one(int number, bool expected) => Assert.That(PartPlan.For(70 * MiB)!.Has(number), Is.EqualTo(expected));
}
