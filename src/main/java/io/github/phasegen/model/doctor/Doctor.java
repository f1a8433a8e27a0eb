package io.github.phasegen.model.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.phasegen.model.EngineProblem;

/** Looks at everything that PhaseGen needs to run: the entry point of Check Installation and of "doctor". */
public final class Doctor {

	/** A look at one thing. */
	interface Check {

		Finding look() throws IOException;
	}

	private final List<Finding> findings = new ArrayList<>();

	private Doctor() {}

	/** Looks at everything; takes a few seconds. */
	public static Diagnosis examine() {
		return of(doctor -> {
			SystemChecks.all(doctor);
			EngineChecks.all(doctor);
			ModelChecks.all(doctor);
		});
	}

	static Diagnosis of(final Consumer<Doctor> checks) {
		final Doctor doctor = new Doctor();
		checks.accept(doctor);
		return new Diagnosis(doctor.findings);
	}

	/**
	 * Takes one look; a failure of any kind becomes a problem.
	 *
	 * @param remedy what to do about a failure that says nothing about it itself
	 * @return whether it is in order
	 */
	boolean look(final String name, final String remedy, final Check check) {
		final Finding finding = guarded(name, remedy, check);
		findings.add(finding);
		return finding.ok();
	}

	/** Notes what cannot be a problem. */
	void note(final String name, final Supplier<String> found) {
		look(name, "report this", () -> Finding.ok(name, found.get()));
	}

	private static Finding guarded(final String name, final String remedy, final Check check) {
		try {
			return check.look();
		}
		catch (final EngineProblem e) {
			return Finding.problem(name, e.problem(), e.remedy());
		}
		catch (final IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
			return Finding.problem(name, e.getMessage() == null ? e.toString() : e.getMessage(), remedy);
		}
	}
}
