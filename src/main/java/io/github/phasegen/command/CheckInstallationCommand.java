package io.github.phasegen.command;

import io.github.phasegen.model.doctor.Diagnosis;
import io.github.phasegen.model.doctor.Doctor;
import io.github.phasegen.model.doctor.Finding;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Plugins &gt; PhaseGen &gt; Check Installation: the log tells what there is; a problem ends the command as a failure with its remedy. */
@Plugin(type = Command.class, menuPath = "Plugins>PhaseGen>Check Installation")
public class CheckInstallationCommand extends TextCommand {

	public CheckInstallationCommand() {
		super("Check Installation");
	}

	@Override
	protected void compute() {
		final Diagnosis diagnosis = Doctor.examine();
		log(diagnosis.text());
		if (diagnosis.ok()) return;
		final Finding first = diagnosis.problems().get(0);
		throw new IllegalStateException(first.name() + ": " + first.found() + "; what to do: " + first.remedy().orElseThrow() +
			(diagnosis.problems().size() > 1 ? " (the log has " + (diagnosis.problems().size() - 1) + " more)" : ""));
	}
}
