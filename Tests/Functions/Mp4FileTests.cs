using System.Text;
using VideoStack.Functions.Tests.Fakes;
using VideoStack.Functions.Transcode.Mp4;

namespace VideoStack.Functions.Tests;

public sealed class Mp4FileTests
{
    private const string Key = "uploads/x/source";

    private InMemoryUploadStore _store = null!;

    [SetUp]
    public void SetUp() => _store = new InMemoryUploadStore();

    [TestCase(0, false)]
    [TestCase(90, false)]
    [TestCase(180, false)]
    [TestCase(270, false)]
    [TestCase(90, true)]
    public async Task The_rotation_is_read_wherever_the_index_lies(int rotation, bool fastStart) =>
        Assert.That(await Read(FilmFiles.Mp4(rotation, fastStart)), Is.EqualTo(new Mp4File(true, false, rotation)));

    [Test]
    public async Task A_QuickTime_file_is_read_alike() =>
        Assert.That(await Read(FilmFiles.Mp4(rotation: 90, extension: "mov")), Is.EqualTo(new Mp4File(true, false, 90)));

    [Test]
    public async Task The_sound_track_does_not_count_even_when_it_comes_first() =>
        Assert.That(await Read(FilmFiles.Mp4(rotation: 270, extra: "-map 1 -map 0")), Is.EqualTo(new Mp4File(true, false, 270)));

    [Test]
    public async Task A_fragmented_file_is_whole() =>
        Assert.That(await Read(FilmFiles.Mp4(extra: "-movflags +frag_keyframe+empty_moov")), Is.EqualTo(new Mp4File(true, false, 0)));

    [Test]
    public async Task A_file_that_lacks_its_last_byte_is_truncated([Values] bool fastStart)
    {
        var whole = FilmFiles.Mp4(fastStart: fastStart);
        foreach (var length in new[] { whole.Length - 1, whole.Length / 2, 100 })
            Assert.That((await Read(whole[..length])).IsTruncated, Is.True, $"{length} of {whole.Length} bytes");
    }

    [Test]
    public async Task Bytes_after_the_last_box_do_no_harm() =>
        Assert.That((await Read([.. FilmFiles.Mp4(), 0, 0, 0])).IsTruncated, Is.False);

    [TestCase("This is a text, and a rather long one for that matter.")]
    [TestCase("{\"json\": true, \"long\": \"enough for a header\"}")]
    [TestCase("short")]
    [TestCase("")]
    public async Task Other_files_are_left_to_the_probe(string text) =>
        Assert.That(await Read(Encoding.UTF8.GetBytes(text)), Is.EqualTo(new Mp4File(false, false, 0)));

    [Test]
    public async Task A_Matroska_file_is_left_to_the_probe() =>
        Assert.That(await Read(FilmFiles.Mp4(extension: "mkv")), Is.EqualTo(new Mp4File(false, false, 0)));

    [Test]
    public async Task Any_bytes_end_without_an_exception()
    {
        var random = new Random(7);
        var whole = FilmFiles.Mp4(rotation: 90);
        for (var round = 0; round < 500; round++)
        {
            var bytes = whole.ToArray();
            for (var i = 0; i < 40; i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.DoesNotThrowAsync(() => Read(bytes), $"round {round}");
        }
    }

    [Test]
    public async Task A_large_file_costs_few_reads()
    {
        // The index at the end, behind 50 MB of picture.
        byte[] header = [0, 0, 0, 16, .. "ftypisom\0\0\0\0"u8];
        var film = FilmFiles.Mp4(rotation: 90);
        var index = film[(IndexOf(film, "moov"u8) - 4)..];
        const int PictureLength = 50_000_000;
        byte[] picture = [PictureLength >> 24, PictureLength >> 16 & 255, PictureLength >> 8 & 255, PictureLength & 255, .. "mdat"u8, .. new byte[PictureLength - 8]];

        var file = await Read([.. header, .. picture, .. index]);

        Assert.That(file, Is.EqualTo(new Mp4File(true, false, 90)));
        Assert.That(_store.Reads, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task A_file_of_nothing_but_small_boxes_is_given_up_and_taken_as_it_is()
    {
        byte[] box = [0, 0, 0x80, 0, .. "free"u8, .. new byte[0x8000 - 8]];
        var file = await Read([.. Enumerable.Repeat(box, 200).SelectMany(bytes => bytes)]);
        Assert.That(file, Is.EqualTo(new Mp4File(true, false, 0)));
        Assert.That(_store.Reads, Is.EqualTo(ByteSource.MaxReads));
    }

    private static int IndexOf(byte[] bytes, ReadOnlySpan<byte> text) => bytes.AsSpan().IndexOf(text);

    private Task<Mp4File> Read(byte[] bytes)
    {
        _store.Put(Key, bytes);
        return Mp4File.ReadAsync(new ByteSource(_store, Key, null, bytes.Length), default);
    }
}
