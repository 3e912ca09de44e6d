// Expect: passed
double HighestPercentile(int n) => n switch { >= 29_956 => 99.99, >= 2_995 => 99.9, >= 299 => 99, >= 29 => 90, _ => 50 };
