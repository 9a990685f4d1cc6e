using EmailProviders.Pipeline;

namespace EmailProviders.Providers;

/// <summary>Sorts mails into the batches of one provider, under its options as they are now. A mail that the provider would refuse goes alone.</summary>
internal sealed class BatchGrouping<TOptions>(ProviderBatch<TOptions> rules, EmailProviderDescriptor descriptor, TOptions options) : IBatchGrouping
    where TOptions : EmailProviderOptions
{
    private readonly List<Group> _groups = [];
    private readonly Dictionary<SendEmailRequest, Group> _open = new(rules);

    public IReadOnlyList<EmailBatch> Batches => [.. _groups.Select(static group => new EmailBatch(group.Mails.ToArray()))];

    public bool TryAdd(int index, SendEmailRequest request)
    {
        try
        {
            var mail = new OutgoingEmail(request, descriptor, options);
            OutgoingEmailChecks.CheckAllButContent(mail);
            if (mail.IsRefused || !rules.MayShare(mail, options) || mail.IsRefused)
                return false;

            Add(new BatchMail(index, mail.Request, mail.Dropped.Count > 0 ? mail.Dropped : []));
            return true;
        }
        catch (Exception)
        {
            // What a caller's extras make the checks throw is told by the mail's own send.
            return false;
        }
    }

    private void Add(BatchMail mail)
    {
        if (!_open.TryGetValue(mail.Request, out var group) || !group.TryAdd(mail, rules, options))
        {
            group = new Group(mail, rules.LoadOf(mail.Request, mail.Request));
            _groups.Add(group);
            _open.Remove(mail.Request);
            _open.Add(mail.Request, group);
        }
    }

    private sealed class Group(BatchMail lead, BatchLoad load)
    {
        private BatchLoad _load = load;

        public List<BatchMail> Mails { get; } = [lead];

        public bool TryAdd(BatchMail mail, ProviderBatch<TOptions> rules, TOptions options)
        {
            var load = _load + rules.LoadOf(lead.Request, mail.Request);
            if (Mails.Count >= rules.MaxMails(options) || !rules.Fits(load, options))
                return false;

            _load = load;
            Mails.Add(mail);
            return true;
        }
    }
}
