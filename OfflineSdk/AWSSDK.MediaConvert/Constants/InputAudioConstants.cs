using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<AudioDefaultSelection>))]
public class AudioDefaultSelection(string value) : ConstantClass(value), IConstant<AudioDefaultSelection>
{
    public static readonly AudioDefaultSelection DEFAULT = new("DEFAULT");
    public static readonly AudioDefaultSelection NOT_DEFAULT = new("NOT_DEFAULT");

    public static AudioDefaultSelection FindValue(string value) => FindValue<AudioDefaultSelection>(value);

    public static implicit operator AudioDefaultSelection(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioDurationCorrection>))]
public class AudioDurationCorrection(string value) : ConstantClass(value), IConstant<AudioDurationCorrection>
{
    public static readonly AudioDurationCorrection AUTO = new("AUTO");
    public static readonly AudioDurationCorrection DISABLED = new("DISABLED");
    public static readonly AudioDurationCorrection FORCE = new("FORCE");
    public static readonly AudioDurationCorrection FRAME = new("FRAME");
    public static readonly AudioDurationCorrection TRACK = new("TRACK");

    public static AudioDurationCorrection FindValue(string value) => FindValue<AudioDurationCorrection>(value);

    public static implicit operator AudioDurationCorrection(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AudioSelectorType>))]
public class AudioSelectorType(string value) : ConstantClass(value), IConstant<AudioSelectorType>
{
    public static readonly AudioSelectorType ALL_PCM = new("ALL_PCM");
    public static readonly AudioSelectorType HLS_RENDITION_GROUP = new("HLS_RENDITION_GROUP");
    public static readonly AudioSelectorType LANGUAGE_CODE = new("LANGUAGE_CODE");
    public static readonly AudioSelectorType PID = new("PID");
    public static readonly AudioSelectorType STREAM = new("STREAM");
    public static readonly AudioSelectorType TRACK = new("TRACK");

    public static AudioSelectorType FindValue(string value) => FindValue<AudioSelectorType>(value);

    public static implicit operator AudioSelectorType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<LanguageCode>))]
public class LanguageCode(string value) : ConstantClass(value), IConstant<LanguageCode>
{
    public static readonly LanguageCode ENG = new("ENG");
    public static readonly LanguageCode UND = new("UND");

    public static LanguageCode FindValue(string value) => FindValue<LanguageCode>(value);

    public static implicit operator LanguageCode(string value) => FindValue(value);
}
