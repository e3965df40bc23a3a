package org.foramen.app;

import java.util.concurrent.Executor;

/** Runs each task on a thread that is made for it and does not keep the process alive. */
record OwnThread(String name) implements Executor {

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
