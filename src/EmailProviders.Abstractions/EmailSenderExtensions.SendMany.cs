using System.Runtime.CompilerServices;

namespace EmailProviders;

public static partial class EmailSenderExtensions
{
    /// <summary>
    /// Sends many mails with a bound on the calls at one time. Where a provider has a batch call, mails that can share one do.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Results come in the order of the mails, one for each, as values: a mail that fails stops no other, nor does a null. The source is read ahead of
    /// the results that were taken, on other threads, and no further than <see cref="SendManyOptions.MaxReadAhead"/>. An exception of the source, as it
    /// is read or closed, is thrown after the results of the mails that it gave; beside a cancellation it is the inner exception. Leaving the loop early
    /// lets the calls on their way come to their end and sends no more; a source that cannot be closed then throws out of the loop. A source that blocks
    /// its reader, or does not answer, holds up none of the mails before: when the run ends it has one second, and is then left behind, to be closed
    /// when it answers. Each enumeration sends the mails anew.
    /// </para>
    /// <para>
    /// A mail with an <see cref="SendEmailRequest.IdempotencyKey"/> of its own, or with <see cref="DuplicatePolicy.Allow"/>, goes alone. Behind a
    /// decorator of the application every mail goes alone.
    /// </para>
    /// </remarks>
    /// <param name="sender">The sender; any one.</param>
    /// <param name="requests">The mails.</param>
    /// <param name="options">Bounds; null for the defaults.</param>
    /// <param name="progress">
    /// Is told of each mail that is settled, in whatever order, one at a time and by many threads; it must not wait. What it throws is ignored.
    /// </param>
    /// <param name="cancellationToken">
    /// Stops the run: the results of all mails that were read follow, those that were stopped as <see cref="EmailErrorKind.Cancelled"/>, and then
    /// the exception.
    /// </param>
    /// <returns>One result for each mail, in the same order.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the last mail was settled.</exception>
    public static IAsyncEnumerable<TrySendResult> SendManyAsync(
        this IEmailSender sender,
        IAsyncEnumerable<SendEmailRequest> requests,
        SendManyOptions? options = null,
        IProgress<SendManyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(requests);
        return EnumerateAsync(sender, requests, options ?? new SendManyOptions(), progress, cancellationToken);
    }

    /// <summary>As <see cref="SendManyAsync(IEmailSender, IAsyncEnumerable{SendEmailRequest}, SendManyOptions?, IProgress{SendManyProgress}?, CancellationToken)"/>, of mails at hand.</summary>
    /// <param name="sender">The sender; any one.</param>
    /// <param name="requests">The mails.</param>
    /// <param name="options">Bounds; null for the defaults.</param>
    /// <param name="progress">Is told of each mail that is settled.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>One result for each mail, in the same order.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the last mail was settled.</exception>
    public static IAsyncEnumerable<TrySendResult> SendManyAsync(
        this IEmailSender sender,
        IEnumerable<SendEmailRequest> requests,
        SendManyOptions? options = null,
        IProgress<SendManyProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        SendManyAsync(sender, requests.ToAsyncEnumerable(), options, progress, cancellationToken);

    private static async IAsyncEnumerable<TrySendResult> EnumerateAsync(
        IEmailSender sender,
        IAsyncEnumerable<SendEmailRequest> requests,
        SendManyOptions options,
        IProgress<SendManyProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new BulkRun(sender, options, progress, cancellationToken);
        await using (run.ConfigureAwait(false))
        {
            run.Start(requests);
            while (await run.NextAsync().ConfigureAwait(false) is { } result)
                yield return result;

            await run.ThrowIfFailedAsync().ConfigureAwait(false);
        }
    }
}
