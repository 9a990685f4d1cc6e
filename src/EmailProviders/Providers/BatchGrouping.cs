using EmailProviders.Pipeline;

namespace EmailProviders.Providers;

/// <summary>Sorts mails into the batches of one provider, under its options as they are now. A mail that the provider would refuse goes alone.</summary>
internal sealed class BatchGrouping<TOptions>(ProviderBatch<TOptions> rules, EmailProviderDescriptor descriptor, TOptions options, int mails) : IBatchGrouping
    where TOptions : EmailProviderOptions
{
    private readonly List<Group> _groups = [];
    private readonly Dictionary<SendEmailRequest, Group> _open = new(rules);
    private OutgoingEmail? _mail;

    public IReadOnlyList<EmailBatch> Batches => [.. _groups.Select(static group => new EmailBatch(group.Mails))];

    public bool TryAdd(int index, SendEmailRequest request)
    {
        try
        {
            var mail = Begin(request);
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

    // One for all: it is looked at and not kept.
    private OutgoingEmail Begin(SendEmailRequest request)
    {
        if (_mail is null)
            return _mail = new OutgoingEmail(request, context: null, descriptor, options);

        _mail.Begin(request);
        return _mail;
    }

    private void Add(BatchMail mail)
    {
        if (_open.TryGetValue(mail.Request, out var group) && group.TryAdd(mail, rules, options))
            return;

        // Most often all of them fit into the first one.
        group = new Group(mail.Request, _groups.Count == 0 ? mails : 4);
        group.TryAdd(mail, rules, options);
        _groups.Add(group);
        _open.Remove(mail.Request);
        _open.Add(mail.Request, group);
    }

    /// <summary>Mails that share a call, the first of which says what they have in common. A mail alone always fits.</summary>
    private sealed class Group(SendEmailRequest lead, int capacity)
    {
        private BatchMail[] _mails = new BatchMail[capacity];
        private BatchLoad _load;
        private int _count;

        public ArraySegment<BatchMail> Mails => new(_mails, 0, _count);

        public bool TryAdd(BatchMail mail, ProviderBatch<TOptions> rules, TOptions options)
        {
            var load = _load + rules.LoadOf(lead, mail.Request);
            if (_count > 0 && (_count >= rules.MaxMails(options) || !rules.Fits(load, options)))
                return false;

            if (_count == _mails.Length)
                Array.Resize(ref _mails, 2 * _count);
            _mails[_count++] = mail;
            _load = load;
            return true;
        }
    }
}
