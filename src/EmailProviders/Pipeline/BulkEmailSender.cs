namespace EmailProviders.Pipeline;

/// <summary>The pipeline as a sender of one mail, and of many.</summary>
internal sealed class BulkEmailSender(IEmailSender innerSender, IBatchPlanner batches) : DelegatingEmailSender(innerSender), IBatchSource
{
    public IBatchPlanner Batches { get; } = batches;
}
