using VideoStack.Functions.Catalog.Captions;

namespace VideoStack.Functions.Tests.Films;

public sealed class CaptionFileTests
{
    private const string Head = "WEBVTT\n\n";

    [TestCase("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n")]
    [TestCase("WEBVTT - A title\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nHello\n")]
    [TestCase("WEBVTT\n\nNOTE\nof several\nlines\n\nNOTE one\n\n1\n00:00:00.000 --> 00:00:00.001\n\n100:00:00.000 --> 100:00:01.000 align:start line:0%\nTwo\nlines <i>here</i>\n")]
    [TestCase("WEBVTT\n\nREGION\nid:fred width:40%\nlines:3\n\na name\n00:01.000  -->\t00:02.000 region:fred\nHello\n")]
    [TestCase("WEBVTT\n\n\n\n00:01.000 --> 00:02.000\nHello\n\n00:01.000 --> 00:03.000\nat once\n")]
    public void What_is_in_order_stays_as_it_is(string file) => Assert.That(CaptionFile.Read(file, isSubRip: false), Is.EqualTo((file, Array.Empty<string>())));

    [Test]
    public void A_mark_at_the_beginning_and_foreign_line_ends_go() => Assert.That(
        CaptionFile.Read("\uFEFFWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello\r\n\r\n", isSubRip: false).Vtt,
        Is.EqualTo("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"));

    [TestCase("", 1, "begins with WEBVTT")]
    [TestCase("WEBVTTX\n", 1, "begins with WEBVTT")]
    [TestCase("webvtt\n\n00:01.000 --> 00:02.000\n", 1, "begins with WEBVTT")]
    [TestCase("\n" + Head, 1, "begins with WEBVTT")]
    [TestCase("WEBVTT\n00:01.000 --> 00:02.000\nHello", 2, "empty line is missing")]
    [TestCase("WEBVTT\n", 1, "no cues")]
    [TestCase(Head + "NOTE nothing but this", 3, "no cues")]
    [TestCase(Head + "00:02.000 --> 00:02.000\nHello", 3, "not after the start")]
    [TestCase(Head + "00:02.000 --> 00:01.000\nHello", 3, "not after the start")]
    [TestCase(Head + "00:05.000 --> 00:06.000\nHello\n\n00:04.000 --> 00:06.000\nagain", 6, "before the one above")]
    [TestCase(Head + "00:01 --> 00:02.000\nHello", 3, "Times are written")]
    [TestCase(Head + "00:01,000 --> 00:02,000\nHello", 3, "Times are written")]
    [TestCase(Head + "00:61.000 --> 00:62.000\nHello", 3, "Times are written")]
    [TestCase(Head + "60:01.000 --> 61:02.000\nHello", 3, "Times are written")]
    [TestCase(Head + "1:01.000 --> 1:02.000\nHello", 3, "Times are written")]
    [TestCase(Head + "-00:01.000 --> 00:02.000\nHello", 3, "Times are written")]
    [TestCase(Head + "٠٠:٠١.٠٠٠ --> 00:02.000\nHello", 3, "Times are written")]
    [TestCase(Head + "00:01.000 --> 00:02.000 colour:red\nHello", 3, "'colour:red' is no setting")]
    [TestCase(Head + "00:01.000 --> 00:02.000 align:\nHello", 3, "'align:' is no setting")]
    [TestCase(Head + "Hello\nthere\n", 3, "are missing")]
    [TestCase(Head + "00:01.000 --> 00:02.000\nHello\n00:03.000 --> 00:04.000\nagain", 5, "empty line may be missing")]
    [TestCase(Head + "STYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nHello", 3, "Styles are not taken")]
    [TestCase(Head + "00:01.000 --> 00:02.000\nHello\n\nREGION\nid:fred", 6, "above the first cue")]
    [TestCase(Head + "REGION\nnonsense\n\n00:01.000 --> 00:02.000\nHello", 4, "'nonsense' is no setting")]
    [TestCase(Head + "00:01.000 --> 00:02.000\nHe\u0000llo", 4, "control character")]
    [TestCase(Head + "00:01.000 --> 00:02.000\nHe\uFFFDllo", 4, "no text in UTF-8")]
    public void What_is_wrong_is_told_with_its_line(string file, int line, string message) =>
        Assert.That(CaptionFile.Read(file, isSubRip: false).Errors.Single(), Does.StartWith($"Line {line}: ").And.Contain(message));

    [Test]
    public void Everything_that_is_wrong_is_told_but_not_without_end()
    {
        var cues = string.Concat(Enumerable.Range(0, 100).Select(_ => "00:02.000 --> 00:01.000\nHello\n\n"));
        Assert.That(CaptionFile.Read(Head + cues, isSubRip: false).Errors, Has.Count.EqualTo(20).And.All.Contain("not after the start"));
    }

    [Test]
    public void SubRip_becomes_WebVTT()
    {
        const string SubRip = """
            1
            00:00:01,000 --> 00:00:02,500
            <b>Hello</b>, <I>there</I>
            {\an8}Up <font color="#ff0000">here</font> & <3

            2
            00:00:03,000 --> 01:00:04,000 X1:0 X2:10 Y1:0 Y2:10
            a --> b


            00:00:03.500 --> 00:00:05.000
            without a number
            """;
        const string Vtt = """
            WEBVTT

            00:00:01.000 --> 00:00:02.500
            <b>Hello</b>, <i>there</i>
            Up here &amp; &lt;3

            00:00:03.000 --> 01:00:04.000
            a b

            00:00:03.500 --> 00:00:05.000
            without a number

            """;
        var source = SubRip.Replace("a --> b", "a b", StringComparison.Ordinal);
        foreach (var end in new[] { "\n", "\r\n" })
            Assert.That(CaptionFile.Read("\uFEFF" + source.ReplaceLineEndings(end), isSubRip: true), Is.EqualTo((Vtt.ReplaceLineEndings("\n"), Array.Empty<string>())));
        Assert.That(CaptionFile.Read(Vtt, isSubRip: false).Errors, Is.Empty, "what comes out would go in");
    }

    [TestCase("", 1, "no captions")]
    [TestCase("1\n00:00:01,000 --> 00:00:01,000\nHello", 2, "not after the start")]
    [TestCase("1\n00:00:01 --> 00:00:02,000\nHello", 2, "Times are written 00:00:00,000")]
    [TestCase("1\n00:00:05,000 --> 00:00:06,000\nHello\n\n2\n00:00:04,000 --> 00:00:06,000\nHello", 6, "before the one above")]
    [TestCase("1\n00:00:01,000 --> 00:00:02,000\nHello\n00:00:03,000 --> 00:00:04,000\nHello", 4, "empty line is missing")]
    [TestCase("Hello\nthere", 1, "are missing")]
    [TestCase("1", 1, "are missing")]
    [TestCase("1\nHello", 2, "are missing")]
    public void What_is_wrong_in_SubRip_is_told_with_its_line(string file, int line, string message) =>
        Assert.That(CaptionFile.Read(file, isSubRip: true).Errors.Single(), Does.StartWith($"Line {line}: ").And.Contain(message));

    [TestCase("en", "en")]
    [TestCase("PT-br", "pt-BR")]
    [TestCase("zh-hANT", "zh-Hant")]
    [TestCase("zh-hant-tw", "zh-Hant-TW")]
    [TestCase("es-419", "es-419")]
    [TestCase("sl-Rozaj-BISKE", "sl-rozaj-biske")]
    [TestCase("de-1996", "de-1996")]
    [TestCase("haw", "haw")]
    public void A_language_has_one_tag(string text, string tag) => Assert.That(LanguageTag.Normalise(text), Is.EqualTo(tag));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("e")]
    [TestCase("english")]
    [TestCase("en_US")]
    [TestCase("en-")]
    [TestCase("-en")]
    [TestCase("en--US")]
    [TestCase("en-USA")]
    [TestCase("x-klingon")]
    [TestCase("en-a-bbb")]
    [TestCase("sl-rozaj-rozaj")]
    [TestCase("en/../de")]
    [TestCase("ｅｎ")]
    [TestCase("de-1996-1901-abcdefgh-ijklmnop-qrstuvw")]
    public void What_is_no_language_has_none(string? text) => Assert.That(LanguageTag.Normalise(text), Is.Null);
}
