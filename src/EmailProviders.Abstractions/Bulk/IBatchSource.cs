namespace EmailProviders;

/// <summary>A sender of the library's own, behind which mails may share calls because nothing between has to see each of them.</summary>
internal interface IBatchSource
{
    /// <summary>The planner, or null where every mail goes alone.</summary>
    IBatchPlanner? Batches { get; }
}
