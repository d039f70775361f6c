using System.Text.Json.Serialization;
using Amazon.MediaConvert.Internal;
using Amazon.Runtime;

namespace Amazon.MediaConvert;

[JsonConverter(typeof(ConstantConverter<AccelerationMode>))]
public class AccelerationMode(string value) : ConstantClass(value), IConstant<AccelerationMode>
{
    public static readonly AccelerationMode DISABLED = new("DISABLED");
    public static readonly AccelerationMode ENABLED = new("ENABLED");
    public static readonly AccelerationMode PREFERRED = new("PREFERRED");

    public static AccelerationMode FindValue(string value) => FindValue<AccelerationMode>(value);

    public static implicit operator AccelerationMode(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AccelerationStatus>))]
public class AccelerationStatus(string value) : ConstantClass(value), IConstant<AccelerationStatus>
{
    public static readonly AccelerationStatus ACCELERATED = new("ACCELERATED");
    public static readonly AccelerationStatus IN_PROGRESS = new("IN_PROGRESS");
    public static readonly AccelerationStatus NOT_ACCELERATED = new("NOT_ACCELERATED");
    public static readonly AccelerationStatus NOT_APPLICABLE = new("NOT_APPLICABLE");

    public static AccelerationStatus FindValue(string value) => FindValue<AccelerationStatus>(value);

    public static implicit operator AccelerationStatus(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<BillingTagsSource>))]
public class BillingTagsSource(string value) : ConstantClass(value), IConstant<BillingTagsSource>
{
    public static readonly BillingTagsSource JOB = new("JOB");
    public static readonly BillingTagsSource JOB_TEMPLATE = new("JOB_TEMPLATE");
    public static readonly BillingTagsSource PRESET = new("PRESET");
    public static readonly BillingTagsSource QUEUE = new("QUEUE");

    public static BillingTagsSource FindValue(string value) => FindValue<BillingTagsSource>(value);

    public static implicit operator BillingTagsSource(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<JobPhase>))]
public class JobPhase(string value) : ConstantClass(value), IConstant<JobPhase>
{
    public static readonly JobPhase PROBING = new("PROBING");
    public static readonly JobPhase TRANSCODING = new("TRANSCODING");
    public static readonly JobPhase UPLOADING = new("UPLOADING");

    public static JobPhase FindValue(string value) => FindValue<JobPhase>(value);

    public static implicit operator JobPhase(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<JobStatus>))]
public class JobStatus(string value) : ConstantClass(value), IConstant<JobStatus>
{
    public static readonly JobStatus CANCELED = new("CANCELED");
    public static readonly JobStatus COMPLETE = new("COMPLETE");
    public static readonly JobStatus ERROR = new("ERROR");
    public static readonly JobStatus PROGRESSING = new("PROGRESSING");
    public static readonly JobStatus SUBMITTED = new("SUBMITTED");

    public static JobStatus FindValue(string value) => FindValue<JobStatus>(value);

    public static implicit operator JobStatus(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<Order>))]
public class Order(string value) : ConstantClass(value), IConstant<Order>
{
    public static readonly Order ASCENDING = new("ASCENDING");
    public static readonly Order DESCENDING = new("DESCENDING");

    public static Order FindValue(string value) => FindValue<Order>(value);

    public static implicit operator Order(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<SimulateReservedQueue>))]
public class SimulateReservedQueue(string value) : ConstantClass(value), IConstant<SimulateReservedQueue>
{
    public static readonly SimulateReservedQueue DISABLED = new("DISABLED");
    public static readonly SimulateReservedQueue ENABLED = new("ENABLED");

    public static SimulateReservedQueue FindValue(string value) => FindValue<SimulateReservedQueue>(value);

    public static implicit operator SimulateReservedQueue(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<StatusUpdateInterval>))]
public class StatusUpdateInterval(string value) : ConstantClass(value), IConstant<StatusUpdateInterval>
{
    public static readonly StatusUpdateInterval SECONDS_10 = new("SECONDS_10");
    public static readonly StatusUpdateInterval SECONDS_12 = new("SECONDS_12");
    public static readonly StatusUpdateInterval SECONDS_120 = new("SECONDS_120");
    public static readonly StatusUpdateInterval SECONDS_15 = new("SECONDS_15");
    public static readonly StatusUpdateInterval SECONDS_180 = new("SECONDS_180");
    public static readonly StatusUpdateInterval SECONDS_20 = new("SECONDS_20");
    public static readonly StatusUpdateInterval SECONDS_240 = new("SECONDS_240");
    public static readonly StatusUpdateInterval SECONDS_30 = new("SECONDS_30");
    public static readonly StatusUpdateInterval SECONDS_300 = new("SECONDS_300");
    public static readonly StatusUpdateInterval SECONDS_360 = new("SECONDS_360");
    public static readonly StatusUpdateInterval SECONDS_420 = new("SECONDS_420");
    public static readonly StatusUpdateInterval SECONDS_480 = new("SECONDS_480");
    public static readonly StatusUpdateInterval SECONDS_540 = new("SECONDS_540");
    public static readonly StatusUpdateInterval SECONDS_60 = new("SECONDS_60");
    public static readonly StatusUpdateInterval SECONDS_600 = new("SECONDS_600");

    public static StatusUpdateInterval FindValue(string value) => FindValue<StatusUpdateInterval>(value);

    public static implicit operator StatusUpdateInterval(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<Type>))]
public class Type(string value) : ConstantClass(value), IConstant<Type>
{
    public static readonly Type CUSTOM = new("CUSTOM");
    public static readonly Type SYSTEM = new("SYSTEM");

    public static Type FindValue(string value) => FindValue<Type>(value);

    public static implicit operator Type(string value) => FindValue(value);
}
