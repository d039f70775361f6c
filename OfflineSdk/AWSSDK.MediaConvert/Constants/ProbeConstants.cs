using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<Codec>))]
public class Codec(string value) : ConstantClass(value), IConstant<Codec>
{
    public static readonly Codec AAC = new("AAC");
    public static readonly Codec AC3 = new("AC3");
    public static readonly Codec AV1 = new("AV1");
    public static readonly Codec AVC = new("AVC");
    public static readonly Codec C608 = new("C608");
    public static readonly Codec C708 = new("C708");
    public static readonly Codec EAC3 = new("EAC3");
    public static readonly Codec FLAC = new("FLAC");
    public static readonly Codec HEVC = new("HEVC");
    public static readonly Codec JPEG2000 = new("JPEG2000");
    public static readonly Codec MJPEG = new("MJPEG");
    public static readonly Codec MP3 = new("MP3");
    public static readonly Codec MP4V = new("MP4V");
    public static readonly Codec MPEG1 = new("MPEG1");
    public static readonly Codec MPEG2 = new("MPEG2");
    public static readonly Codec OPUS = new("OPUS");
    public static readonly Codec PCM = new("PCM");
    public static readonly Codec PRORES = new("PRORES");
    public static readonly Codec QTRLE = new("QTRLE");
    public static readonly Codec THEORA = new("THEORA");
    public static readonly Codec UNCOMPRESSED = new("UNCOMPRESSED");
    public static readonly Codec UNKNOWN = new("UNKNOWN");
    public static readonly Codec VFW = new("VFW");
    public static readonly Codec VORBIS = new("VORBIS");
    public static readonly Codec VP8 = new("VP8");
    public static readonly Codec VP9 = new("VP9");
    public static readonly Codec WEBVTT = new("WEBVTT");

    public static Codec FindValue(string value) => FindValue<Codec>(value);

    public static implicit operator Codec(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ColorPrimaries>))]
public class ColorPrimaries(string value) : ConstantClass(value), IConstant<ColorPrimaries>
{
    public static readonly ColorPrimaries EBU_3213_E = new("EBU_3213_E");
    public static readonly ColorPrimaries GENERIC_FILM = new("GENERIC_FILM");
    public static readonly ColorPrimaries IPT = new("IPT");
    public static readonly ColorPrimaries ITU_2020 = new("ITU_2020");
    public static readonly ColorPrimaries ITU_470BG = new("ITU_470BG");
    public static readonly ColorPrimaries ITU_470M = new("ITU_470M");
    public static readonly ColorPrimaries ITU_709 = new("ITU_709");
    public static readonly ColorPrimaries LAST = new("LAST");
    public static readonly ColorPrimaries RESERVED = new("RESERVED");
    public static readonly ColorPrimaries SMPTE_170M = new("SMPTE_170M");
    public static readonly ColorPrimaries SMPTE_2067XYZ = new("SMPTE_2067XYZ");
    public static readonly ColorPrimaries SMPTE_240M = new("SMPTE_240M");
    public static readonly ColorPrimaries SMPTE_428_1 = new("SMPTE_428_1");
    public static readonly ColorPrimaries SMPTE_431_2 = new("SMPTE_431_2");
    public static readonly ColorPrimaries SMPTE_EG_432_1 = new("SMPTE_EG_432_1");
    public static readonly ColorPrimaries UNSPECIFIED = new("UNSPECIFIED");

    public static ColorPrimaries FindValue(string value) => FindValue<ColorPrimaries>(value);

    public static implicit operator ColorPrimaries(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<Format>))]
public class Format(string value) : ConstantClass(value), IConstant<Format>
{
    public static readonly Format Avi = new("avi");
    public static readonly Format Matroska = new("matroska");
    public static readonly Format Mp4 = new("mp4");
    public static readonly Format Mpegts = new("mpegts");
    public static readonly Format Mxf = new("mxf");
    public static readonly Format Quicktime = new("quicktime");
    public static readonly Format Wave = new("wave");
    public static readonly Format Webm = new("webm");

    public static Format FindValue(string value) => FindValue<Format>(value);

    public static implicit operator Format(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<MatrixCoefficients>))]
public class MatrixCoefficients(string value) : ConstantClass(value), IConstant<MatrixCoefficients>
{
    public static readonly MatrixCoefficients CD_CL = new("CD_CL");
    public static readonly MatrixCoefficients CD_NCL = new("CD_NCL");
    public static readonly MatrixCoefficients EBU3213 = new("EBU3213");
    public static readonly MatrixCoefficients FCC = new("FCC");
    public static readonly MatrixCoefficients IPT = new("IPT");
    public static readonly MatrixCoefficients ITU_2020_CL = new("ITU_2020_CL");
    public static readonly MatrixCoefficients ITU_2020_NCL = new("ITU_2020_NCL");
    public static readonly MatrixCoefficients ITU_2100ICtCp = new("ITU_2100ICtCp");
    public static readonly MatrixCoefficients ITU_470BG = new("ITU_470BG");
    public static readonly MatrixCoefficients ITU_709 = new("ITU_709");
    public static readonly MatrixCoefficients LAST = new("LAST");
    public static readonly MatrixCoefficients RESERVED = new("RESERVED");
    public static readonly MatrixCoefficients RGB = new("RGB");
    public static readonly MatrixCoefficients SMPTE_170M = new("SMPTE_170M");
    public static readonly MatrixCoefficients SMPTE_2085 = new("SMPTE_2085");
    public static readonly MatrixCoefficients SMPTE_240M = new("SMPTE_240M");
    public static readonly MatrixCoefficients UNSPECIFIED = new("UNSPECIFIED");
    public static readonly MatrixCoefficients YCgCo = new("YCgCo");

    public static MatrixCoefficients FindValue(string value) => FindValue<MatrixCoefficients>(value);

    public static implicit operator MatrixCoefficients(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<TrackType>))]
public class TrackType(string value) : ConstantClass(value), IConstant<TrackType>
{
    public static readonly TrackType Audio = new("audio");
    public static readonly TrackType Data = new("data");
    public static readonly TrackType Video = new("video");

    public static TrackType FindValue(string value) => FindValue<TrackType>(value);

    public static implicit operator TrackType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<TransferCharacteristics>))]
public class TransferCharacteristics(string value) : ConstantClass(value), IConstant<TransferCharacteristics>
{
    public static readonly TransferCharacteristics ARIB_B67 = new("ARIB_B67");
    public static readonly TransferCharacteristics IEC_61966_2_1 = new("IEC_61966_2_1");
    public static readonly TransferCharacteristics IEC_61966_2_4 = new("IEC_61966_2_4");
    public static readonly TransferCharacteristics ITU_1361 = new("ITU_1361");
    public static readonly TransferCharacteristics ITU_2020_10bit = new("ITU_2020_10bit");
    public static readonly TransferCharacteristics ITU_2020_12bit = new("ITU_2020_12bit");
    public static readonly TransferCharacteristics ITU_470BG = new("ITU_470BG");
    public static readonly TransferCharacteristics ITU_470M = new("ITU_470M");
    public static readonly TransferCharacteristics ITU_709 = new("ITU_709");
    public static readonly TransferCharacteristics LAST = new("LAST");
    public static readonly TransferCharacteristics LINEAR = new("LINEAR");
    public static readonly TransferCharacteristics LOC10_2_5 = new("LOC10_2_5");
    public static readonly TransferCharacteristics LOG10_2 = new("LOG10_2");
    public static readonly TransferCharacteristics RESERVED = new("RESERVED");
    public static readonly TransferCharacteristics SMPTE_170M = new("SMPTE_170M");
    public static readonly TransferCharacteristics SMPTE_2084 = new("SMPTE_2084");
    public static readonly TransferCharacteristics SMPTE_240M = new("SMPTE_240M");
    public static readonly TransferCharacteristics SMPTE_428_1 = new("SMPTE_428_1");
    public static readonly TransferCharacteristics UNSPECIFIED = new("UNSPECIFIED");

    public static TransferCharacteristics FindValue(string value) => FindValue<TransferCharacteristics>(value);

    public static implicit operator TransferCharacteristics(string value) => FindValue(value);
}
