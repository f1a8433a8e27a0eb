package io.github.phasegen.model;

/** Why the PyTorch engine cannot be used, and the one thing to do about it. */
public final class EngineProblem extends ModelException {

	private static final long serialVersionUID = 1L;

	private final String problem;
	private final String remedy;

	public EngineProblem(final String problem, final String remedy) {
		this(problem, remedy, null);
	}

	public EngineProblem(final String problem, final String remedy, final Throwable cause) {
		super(problem + "; remedy: " + remedy, cause);
		this.problem = problem;
		this.remedy = remedy;
	}

	/** What is wrong. */
	public String problem() {
		return problem;
	}

	/** What to do about it. */
	public String remedy() {
		return remedy;
	}
}
