namespace EmailProviders.FaultTests.Matrix;

public sealed class BsgFaultMatrix() : FaultMatrix("bsg");

public sealed class BrevoFaultMatrix() : FaultMatrix("brevo");

public sealed class WhippyFaultMatrix() : FaultMatrix("whippy");

public sealed class KaleyraFaultMatrix() : FaultMatrix("kaleyra");

public sealed class MailerLogicFaultMatrix() : FaultMatrix("mailerlogic");
