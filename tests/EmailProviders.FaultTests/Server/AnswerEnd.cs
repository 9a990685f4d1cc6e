namespace EmailProviders.FaultTests.Server;

/// <summary>How an exchange ends once the request was read as far as it is.</summary>
public enum AnswerEnd
{
    /// <summary>The whole answer.</summary>
    Whole,

    /// <summary>The whole answer, in writes of one byte without a wait.</summary>
    WholeByteByByte,

    /// <summary>100 Continue and 103 Early Hints, then the whole answer.</summary>
    WholeAfterInformational,

    /// <summary>Silence on an open connection.</summary>
    Wait,

    /// <summary>No answer; the connection is closed in order.</summary>
    Fin,

    /// <summary>No answer; the connection is reset.</summary>
    Reset,

    /// <summary>Bytes that are no HTTP.</summary>
    Garbage,

    /// <summary>Cut inside the status line.</summary>
    HalfStatusLine,

    /// <summary>Cut after the status line, inside the headers.</summary>
    HalfHeaders,

    /// <summary>Headers beyond every bound.</summary>
    OversizedHeaders,

    /// <summary>One byte at a time, so slowly that the status line does not come in time.</summary>
    SlowDrip,

    /// <summary>Cut inside the body, closed in order.</summary>
    HalfBody,

    /// <summary>Cut inside the body by a reset.</summary>
    ResetInBody,

    /// <summary>Cut inside the body, silence from there on.</summary>
    WaitInBody,

    /// <summary>The head at once, the body one byte at a time and too slowly.</summary>
    SlowBody,

    /// <summary>A body that is no JSON.</summary>
    GarbageBody,

    /// <summary>No body at all.</summary>
    NoBody,

    /// <summary>A body beyond every bound.</summary>
    OversizedBody,
}
