namespace Amazon.Lambda.CloudWatchEvents.ScheduledEvents;

/// <summary>What a schedule sends.</summary>
public class ScheduledEvent : CloudWatchEvent<Detail>
{
}

/// <summary>Empty: a schedule has nothing to tell.</summary>
public class Detail
{
}
