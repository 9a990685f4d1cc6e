namespace EmailProviders.Benchmarks.Measuring;

/// <summary>What one send cost, on the average of a block.</summary>
/// <param name="Time">Microseconds on the clock.</param>
/// <param name="Cpu">Microseconds of processor time of the whole process.</param>
/// <param name="Bytes">Bytes allocated by the whole process.</param>
internal readonly record struct Cost(double Time, double Cpu, double Bytes);
